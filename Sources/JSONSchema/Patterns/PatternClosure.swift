/// The set of steps that an automaton is in, reached without reading.
struct PatternClosure {
  /// What is known about the place between two scalars.
  struct Place {
    var isStart = false
    var isEnd = false
    var isBoundary = false
    /// The look-arounds that hold here, a bit each.
    var assertions: UInt64 = 0
  }

  /// Steps of the operations `set`, `match` and, where the place is not known to be the end, `end`.
  private(set) var steps: [UInt32] = []
  private(set) var matches = false
  /// The steps visited so far, of all places: what the time is linear in.
  private(set) var work = 0
  private var visited: [UInt32]
  private var round: UInt32 = 0
  private var pending: [UInt32] = []

  /// - Parameter stepCount: the number of steps of the automaton.
  init(stepCount: Int) {
    visited = [UInt32](repeating: 0, count: stepCount)
  }

  /// Forgets the steps.
  mutating func removeAll() {
    steps.removeAll(keepingCapacity: true)
    matches = false
    round += 1
  }

  /// Adds `step` and all that it leads to at `place`.
  mutating func add(_ step: UInt32, at place: Place, in automaton: [PatternStep]) {
    pending.append(step)
    while let index = pending.popLast() {
      work += 1
      guard visited[Int(index)] != round else { continue }
      visited[Int(index)] = round
      let step = automaton[Int(index)]
      switch step.operation {
      case .set: steps.append(index)
      case .match: matches = true
      case .split:
        pending.append(step.b)
        pending.append(step.a)
      case .jump: pending.append(step.a)
      case .start: if place.isStart { pending.append(index + 1) }
      case .end: if place.isEnd { pending.append(index + 1) } else { steps.append(index) }
      case .boundary: if place.isBoundary { pending.append(index + 1) }
      case .notBoundary: if !place.isBoundary { pending.append(index + 1) }
      case .assertion: if place.assertions >> UInt64(step.a) & 1 == 1 { pending.append(index + 1) }
      case .notAssertion: if place.assertions >> UInt64(step.a) & 1 == 0 { pending.append(index + 1) }
      }
    }
  }
}
