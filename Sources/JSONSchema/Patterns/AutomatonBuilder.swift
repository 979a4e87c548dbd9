/// Makes a deterministic automaton of a non-deterministic one: each state is the set of steps that it may be in.
struct AutomatonBuilder {
  private static let stateLimit = 512

  private let program: PatternProgram
  private let partition: ScalarPartition
  private var closure: PatternClosure
  private var numbers: [[UInt32]: UInt16] = [:]
  private var states: [[UInt32]] = []
  private(set) var tables = AutomatonTables()

  /// More steps visited while building are too much to pay before anything is matched.
  private static let workLimit = 2_000_000

  /// - Returns: nil where the program needs what a table cannot hold: word boundaries, look-around, Unicode properties,
  ///   more than 64 sets, 120 classes or 512 states.
  static func tables(of program: PatternProgram) -> AutomatonTables? {
    let needsMore = program.steps.contains { $0.operation == .boundary || $0.operation == .notBoundary }
    guard !needsMore, program.assertions.isEmpty, program.sets.allSatisfy({ $0.properties.isEmpty }),
      let partition = ScalarPartition(program.sets)
    else { return nil }
    var builder = AutomatonBuilder(program, partition)
    return builder.build() ? builder.tables : nil
  }

  private init(_ program: PatternProgram, _ partition: ScalarPartition) {
    self.program = program
    self.partition = partition
    closure = PatternClosure(stepCount: program.steps.count)
    tables.starts = partition.starts
    tables.classes = partition.classes
    tables.automata = [
      .init(runs: Run(end: UInt32(partition.starts.count)), classCount: UInt32(partition.classCount))
    ]
    tables.asciiClasses.reserveCapacity(128)
    var run = 0
    for scalar in 0..<UInt32(128) {
      if run + 1 < partition.starts.count, partition.starts[run + 1] == scalar { run += 1 }
      tables.asciiClasses.append(partition.classes[run])
    }
    appendState(leadingTo: AutomatonTables.dead, accepts: false)
    appendState(leadingTo: AutomatonTables.accepted, accepts: true)
  }

  private mutating func appendState(leadingTo state: UInt16, accepts: Bool) {
    tables.transitions += repeatElement(row(of: state), count: partition.classCount)
    tables.accepts.append(accepts ? 1 : 0)
  }

  private func row(of state: UInt16) -> UInt16 { state * UInt16(partition.classCount) }

  private mutating func build() -> Bool {
    closure.removeAll()
    closure.add(0, at: .init(isStart: true), in: program.steps)
    guard !closure.matches else {
      // Every text matches.
      appendState(leadingTo: AutomatonTables.accepted, accepts: true)
      return true
    }
    // The first state is never met again: only there does `^` hold.
    states.append(closure.steps)
    var next = 0
    while next < states.count {
      let steps = states[next]
      next += 1
      closure.removeAll()
      for step in steps { closure.add(step, at: .init(isStart: next == 1, isEnd: true), in: program.steps) }
      tables.accepts.append(closure.matches ? 1 : 0)
      for number in 0..<partition.classCount {
        tables.transitions.append(row(of: state(after: steps, reading: number)))
        guard states.count <= Self.stateLimit, closure.work < Self.workLimit else { return false }
      }
    }
    return true
  }

  /// The state that the steps of another are in after a scalar of a class.
  private mutating func state(after steps: [UInt32], reading number: Int) -> UInt16 {
    closure.removeAll()
    for index in steps {
      let step = program.steps[Int(index)]
      guard step.operation == .set, partition.holds(Int(step.a), number) else { continue }
      closure.add(index + 1, at: .init(), in: program.steps)
    }
    closure.add(0, at: .init(), in: program.steps)
    if closure.matches { return AutomatonTables.accepted }
    let steps = closure.steps.sorted()
    if steps.isEmpty { return AutomatonTables.dead }
    if let known = numbers[steps] { return known }
    let number = UInt16(states.count) + AutomatonTables.first
    states.append(steps)
    numbers[steps] = number
    return number
  }
}
