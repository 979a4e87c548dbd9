/// A deterministic automaton: one table look-up a scalar.
struct PatternAutomaton: Sendable {
  private static let stateLimit = 512
  private static let dead: UInt16 = 0
  private static let accepted: UInt16 = 1
  private static let first: UInt16 = 2

  /// The class of each ASCII character.
  private var asciiClasses: [UInt8]
  /// Where the classes of all scalars begin, ascending from 0, and their numbers.
  private let starts: [UInt32]
  private let classes: [UInt8]
  private let classCount: Int
  /// The next state by state and class.
  private var transitions: [UInt16]
  private var acceptsAtEnd: [Bool]

  /// - Returns: nil where the program needs what a table cannot hold: word boundaries, Unicode properties, more than
  ///   255 classes or 512 states.
  init?(_ program: PatternProgram) {
    let needsMore = program.steps.contains { $0.operation == .boundary || $0.operation == .notBoundary }
    guard !needsMore, program.sets.allSatisfy({ $0.properties.isEmpty }) else { return nil }
    guard let partition = ScalarPartition(program.sets) else { return nil }
    starts = partition.starts
    classes = partition.classes
    classCount = partition.classCount
    asciiClasses = []
    transitions = [UInt16](repeating: Self.dead, count: classCount)
    transitions += [UInt16](repeating: Self.accepted, count: classCount)
    acceptsAtEnd = [false, true]
    asciiClasses = (0..<128).map { Self.classNumber(of: $0, starts: starts, classes: classes) }
    guard build(program, partition.members) else { return nil }
  }

  private mutating func build(_ program: PatternProgram, _ members: [[Bool]]) -> Bool {
    var numbers: [[UInt32]: UInt16] = [:]
    var states: [[UInt32]] = []
    var closure = PatternClosure(stepCount: program.steps.count)
    closure.removeAll()
    closure.add(0, at: .init(isStart: true), in: program)
    guard !closure.matches else {
      // Every text matches.
      transitions += [UInt16](repeating: Self.accepted, count: classCount)
      acceptsAtEnd.append(true)
      return true
    }
    // The first state is never met again: only there does `^` hold.
    states.append(closure.steps)
    var next = 0
    while next < states.count {
      let steps = states[next]
      next += 1
      closure.removeAll()
      for step in steps { closure.add(step, at: .init(isStart: next == 1, isEnd: true), in: program) }
      acceptsAtEnd.append(closure.matches)
      for number in 0..<classCount {
        closure.removeAll()
        for index in steps {
          let step = program.steps[Int(index)]
          guard step.operation == .set, members[Int(step.a)][number] else { continue }
          closure.add(index + 1, at: .init(), in: program)
        }
        closure.add(0, at: .init(), in: program)
        transitions.append(
          closure.matches ? Self.accepted : Self.state(closure.steps.sorted(), &numbers, &states))
        guard states.count <= Self.stateLimit else { return false }
      }
    }
    return true
  }

  private static func state(
    _ steps: [UInt32], _ numbers: inout [[UInt32]: UInt16], _ states: inout [[UInt32]]
  ) -> UInt16 {
    if steps.isEmpty { return dead }
    if let known = numbers[steps] { return known }
    let number = UInt16(states.count) + first
    states.append(steps)
    numbers[steps] = number
    return number
  }

  /// Whether some part of `text` matches.
  func matches(_ text: Span<UInt8>) -> Bool {
    var state = Int(Self.first)
    var i = 0
    while i < text.count {
      let byte = text[i]
      let number: UInt8
      if byte < 0x80 {
        number = asciiClasses[Int(byte)]
        i += 1
      } else {
        number = Self.classNumber(of: ScalarDecoding.next(text, &i), starts: starts, classes: classes)
      }
      state = Int(transitions[state * classCount + Int(number)])
      if state <= Int(Self.accepted) { return state == Int(Self.accepted) }
    }
    return acceptsAtEnd[state]
  }

  private static func classNumber(of scalar: UInt32, starts: [UInt32], classes: [UInt8]) -> UInt8 {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return classes[low]
  }
}
