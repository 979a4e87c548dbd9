/// One step of a non-deterministic automaton.
struct PatternStep: Sendable {
  enum Operation: UInt8, Sendable { case set, split, jump, start, end, boundary, notBoundary, match }
  let operation: Operation
  /// `set`: the set's index. `split`, `jump`: the next step. Else 0.
  var a: UInt32 = 0
  /// `split`: the other next step.
  var b: UInt32 = 0
}

/// A non-deterministic automaton (Thompson's construction); the first step is 0.
struct PatternProgram: Sendable {
  private(set) var steps: [PatternStep] = []
  let sets: [ScalarSet]

  /// More steps are refused: counted repetitions multiply.
  private static let limit = 20_000

  init(_ node: PatternNode, sets: [ScalarSet]) throws(PatternError) {
    self.sets = sets
    try append(node)
    try add(PatternStep(operation: .match))
  }

  private var here: UInt32 { UInt32(steps.count) }

  private mutating func add(_ step: PatternStep) throws(PatternError) {
    guard steps.count < Self.limit else { throw PatternError(reason: .tooLarge, offset: 0) }
    steps.append(step)
  }

  private mutating func append(_ node: PatternNode) throws(PatternError) {
    switch node {
    case .empty: break
    case .set(let index): try add(PatternStep(operation: .set, a: UInt32(index)))
    case .start: try add(PatternStep(operation: .start))
    case .end: try add(PatternStep(operation: .end))
    case .boundary(let isNegated): try add(PatternStep(operation: isNegated ? .notBoundary : .boundary))
    case .sequence(let parts): for part in parts { try append(part) }
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
