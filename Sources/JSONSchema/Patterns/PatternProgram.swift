/// One step of a non-deterministic automaton.
struct PatternStep: Sendable {
  enum Operation: UInt8, Sendable {
    case set, split, jump, start, end, boundary, notBoundary, assertion, notAssertion, match
  }
  let operation: Operation
  /// `set`: the set's index. `split`, `jump`: the next step. `assertion`: its index. Else 0.
  var a: UInt32 = 0
  /// `split`: the other next step.
  var b: UInt32 = 0
}

/// A non-deterministic automaton (Thompson's construction); the first step is 0.
struct PatternProgram: Sendable {
  /// The automaton of a look-around.
  struct Assertion: Sendable {
    let steps: [PatternStep]
    /// Whether it reads the text from front to back up to the place; else from the back of the text down to it, its
    /// steps being those of the reversed expression.
    let isBehind: Bool
  }

  let steps: [PatternStep]
  let sets: [ScalarSet]
  /// Inner ones come before those that hold them.
  let assertions: [Assertion]

  /// More steps are refused, those of look-arounds included: counted repetitions multiply.
  private static let limit = 20_000
  /// More look-arounds are refused: each has a bit of a word.
  private static let assertionLimit = 64

  init(_ syntax: PatternSyntax) throws(PatternError) {
    if let unsupported = syntax.unsupported { throw unsupported }
    guard syntax.assertions.count <= Self.assertionLimit else { throw PatternError(reason: .tooLarge, offset: 0) }
    sets = syntax.sets
    var room = Self.limit
    var assertions: [Assertion] = []
    for assertion in syntax.assertions {
      let steps = try Self.steps(of: assertion.node, isReversed: !assertion.isBehind, room: &room)
      assertions.append(Assertion(steps: steps, isBehind: assertion.isBehind))
    }
    self.assertions = assertions
    steps = try Self.steps(of: syntax.node, isReversed: false, room: &room)
  }

  private static func steps(
    of node: PatternNode, isReversed: Bool, room: inout Int
  ) throws(PatternError) -> [PatternStep] {
    var writer = PatternStepWriter(isReversed: isReversed, limit: room)
    try writer.append(node)
    try writer.add(PatternStep(operation: .match))
    room -= writer.steps.count
    return writer.steps
  }
}

/// Writes an expression's steps.
private struct PatternStepWriter {
  private(set) var steps: [PatternStep] = []
  let isReversed: Bool
  let limit: Int

  init(isReversed: Bool, limit: Int) {
    self.isReversed = isReversed
    self.limit = limit
  }

  private var here: UInt32 { UInt32(steps.count) }

  mutating func add(_ step: PatternStep) throws(PatternError) {
    guard steps.count < limit else { throw PatternError(reason: .tooLarge, offset: 0) }
    steps.append(step)
  }

  mutating func append(_ node: PatternNode) throws(PatternError) {
    switch node {
    case .empty: break
    case .set(let index): try add(PatternStep(operation: .set, a: UInt32(index)))
    case .start: try add(PatternStep(operation: .start))
    case .end: try add(PatternStep(operation: .end))
    case .boundary(let isNegated): try add(PatternStep(operation: isNegated ? .notBoundary : .boundary))
    case .assertion(let index, let isNegated):
      try add(PatternStep(operation: isNegated ? .notAssertion : .assertion, a: UInt32(index)))
    case .sequence(let parts):
      if isReversed {
        for part in parts.reversed() { try append(part) }
      } else {
        for part in parts { try append(part) }
      }
    case .choice(let branches): try appendChoice(branches)
    case .repetition(let part, let minimum, let maximum): try appendRepetition(part, minimum, maximum)
    }
  }

  private mutating func appendChoice(_ branches: [PatternNode]) throws(PatternError) {
    var exits: [Int] = []
    for branch in branches.dropLast() {
      let split = steps.count
      try add(PatternStep(operation: .split, a: here + 1))
      try append(branch)
      exits.append(steps.count)
      try add(PatternStep(operation: .jump))
      steps[split].b = here
    }
    if let last = branches.last { try append(last) }
    for exit in exits { steps[exit].a = here }
  }

  private mutating func appendRepetition(
    _ part: PatternNode, _ minimum: Int, _ maximum: Int?
  ) throws(PatternError) {
    for _ in 0..<minimum {
      let before = steps.count
      try append(part)
      if steps.count == before { return }
    }
    guard let maximum else {
      let split = steps.count
      try add(PatternStep(operation: .split, a: here + 1))
      try append(part)
      try add(PatternStep(operation: .jump, a: UInt32(split)))
      steps[split].b = here
      return
    }
    var splits: [Int] = []
    for _ in minimum..<maximum {
      splits.append(steps.count)
      try add(PatternStep(operation: .split, a: here + 1))
      let before = steps.count
      try append(part)
      if steps.count == before { break }
    }
    for split in splits { steps[split].b = here }
  }
}
