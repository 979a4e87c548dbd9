/// Runs a non-deterministic automaton over a text: all steps at once, a scalar at a time.
///
/// Look-arounds come first, the inner ones before the others: each is an automaton of its own that runs over the whole
/// text once and leaves a bit at each place where it holds. So the time is linear in the text however they nest.
struct PatternSimulation {
  private let program: PatternProgram
  private let scalars: [UInt32]
  /// At each place, from before the first scalar to after the last, the look-arounds that hold; empty without any.
  private var assertions: [UInt64] = []
  /// Steps of automata visited so far.
  private(set) var work = 0

  /// - Parameter text: UTF-8.
  init(_ program: PatternProgram, _ text: Span<UInt8>) {
    self.program = program
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.count)
    var i = 0
    while i < text.count { scalars.append(ScalarDecoding.next(text, &i)) }
    self.scalars = scalars
  }

  /// Whether some part of the text matches.
  mutating func matches() -> Bool {
    if !program.assertions.isEmpty { assertions = [UInt64](repeating: 0, count: scalars.count + 1) }
    for (index, assertion) in program.assertions.enumerated() {
      _ = run(assertion.steps, isBackward: !assertion.isBehind) { places, place in
        places[place] |= 1 << UInt64(index)
        return false
      }
    }
    return run(program.steps, isBackward: false) { _, _ in true }
  }

  /// Runs an automaton that may start at any place, and tells of each place where it accepts.
  ///
  /// - Returns: whether `stops` said yes.
  private mutating func run(
    _ steps: [PatternStep], isBackward: Bool, _ stops: (inout [UInt64], Int) -> Bool
  ) -> Bool {
    var current = PatternClosure(stepCount: steps.count)
    var following = current
    defer { work += current.work + following.work }
    for count in 0...scalars.count {
      let position = isBackward ? scalars.count - count : count
      let place = place(position)
      following.removeAll()
      if count > 0 {
        let read = scalars[isBackward ? position : position - 1]
        for index in current.steps {
          let step = steps[Int(index)]
          if step.operation == .set, program.sets[Int(step.a)].contains(read) {
            following.add(index + 1, at: place, in: steps)
          }
        }
      }
      following.add(0, at: place, in: steps)
      if following.matches, stops(&assertions, position) { return true }
      swap(&current, &following)
    }
    return false
  }

  private func place(_ position: Int) -> PatternClosure.Place {
    let isAfterWord = position > 0 && ScalarSet.word.contains(scalars[position - 1])
    let isBeforeWord = position < scalars.count && ScalarSet.word.contains(scalars[position])
    return PatternClosure.Place(
      isStart: position == 0, isEnd: position == scalars.count, isBoundary: isAfterWord != isBeforeWord,
      assertions: assertions.isEmpty ? 0 : assertions[position])
  }
}
