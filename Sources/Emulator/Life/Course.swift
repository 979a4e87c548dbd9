/// A version's way through the statuses, laid down when it is created.
///
/// What a version's status is at a time follows from it alone: nothing need happen in the emulator for jobs to go on, and
/// a restart changes no job.
struct Course: Sendable, Equatable {
  /// A status and when it ends, in milliseconds since 1970; half-open.
  struct Step: Sendable, Equatable {
    var status: Int
    var end: Int
  }

  /// In order; a step may take no time.
  var steps: [Step]
  /// The terminal status after the last step.
  var last: Int

  /// The status that a version is in while it runs (job status reference).
  static let running = 8
  private static let killing = 9
  private static let killed = 12
  /// When a version that waits forever ends.
  private static let never = Int.max / 2

  /// - Parameters:
  ///   - start: when the version was created.
  ///   - isReviewed: its image must pass a review first.
  ///   - isSoldOut: no node is free, so it queues until it is stopped.
  init(
    from start: Int, life: EmulatorLife, run: Int? = nil, outcome: EmulatorOutcome, isReviewed: Bool, isSoldOut: Bool
  ) {
    var durations: [(status: Int, duration: Int)] = []
    if isReviewed || outcome == .reviewFailed { durations += [18, 19].map { ($0, life.review) } }
    if isReviewed && outcome != .reviewFailed { durations.append((20, life.review)) }
    if outcome != .reviewFailed { durations.append((1, life.initialization)) }
    switch outcome {
    case .reviewFailed: break
    case .imageFailed: durations.append((2, life.submission))
    case .submitFailed: durations.append((4, life.submission))
    case .mountFailed, .canceled: durations += [(4, life.submission), (7, life.queue)]
    case .completed, .failed, .lost, .modelFailed, .deployFailed:
      durations += [(4, life.submission), (7, life.queue), (Self.running, run ?? life.run)]
    }
    var time = start
    steps = []
    for (status, duration) in durations {
      if status == 7, isSoldOut {
        steps.append(Step(status: 7, end: Self.never))
        break
      }
      time += duration
      steps.append(Step(status: status, end: time))
    }
    last = outcome.status
  }

  func status(at time: Int) -> Int { steps.first { time < $0.end }?.status ?? last }

  /// When the terminal status begins.
  var end: Int { steps.last?.end ?? 0 }

  func hasEnded(at time: Int) -> Bool { time >= end }

  /// When the version began to run; nil where it has not by `time`.
  func start(at time: Int) -> Int? {
    guard let index = steps.firstIndex(where: { $0.status == Self.running }), index > 0 else { return nil }
    let start = steps[index - 1].end
    return start <= time ? start : nil
  }

  /// For how long it has run, in milliseconds.
  func duration(at time: Int) -> Int {
    guard let start = start(at: time), let step = steps.first(where: { $0.status == Self.running }) else { return 0 }
    return min(time, step.end) - start
  }

  /// Whether it is being stopped.
  func isStopping(at time: Int) -> Bool { status(at: time) == Self.killing }

  /// Ends in 12, `duration` after `time`.
  mutating func stop(at time: Int, duration: Int) {
    steps =
      steps.filter { $0.end <= time }
      + steps.filter { $0.end > time }.prefix(1).map { Step(status: $0.status, end: time) }
    steps.append(Step(status: Self.killing, end: time + duration))
    last = Self.killed
  }
}

// As text, for the state: `1:1700000001000 8:1700000031000 10`.
extension Course {
  init?(_ text: String) {
    var parts = text.split(separator: " ")
    guard let last = parts.popLast().flatMap({ Int($0) }) else { return nil }
    self.last = last
    steps = []
    for part in parts {
      let sides = part.split(separator: ":").compactMap { Int($0) }
      guard sides.count == 2 else { return nil }
      steps.append(Step(status: sides[0], end: sides[1]))
    }
  }

  var text: String { (steps.map { "\($0.status):\($0.end)" } + ["\(last)"]).joined(separator: " ") }
}
