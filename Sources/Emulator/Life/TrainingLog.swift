/// What a version has printed so far: a line an interval while it runs, and one when it ends.
struct TrainingLog {
  struct Line: Equatable {
    /// The time in microseconds and three digits of the line's number, as one number of 19 digits (captures).
    let id: Int
    let text: String
  }

  private let lines: Int
  private let start: Int
  private let interval: Int

  /// Nil where the version has not begun to run.
  init?(of version: VersionRecord, interval: Int, at now: Int) {
    guard let start = version.course.start(at: now) else { return nil }
    self.start = start
    self.interval = max(1, interval)
    lines = 1 + version.course.duration(at: now) / self.interval
  }

  private func line(_ index: Int) -> Line {
    let step = index + 1
    return Line(
      id: (start + index * interval) * 1_000_000 + step % 1000,
      text: "step \(step) loss \(Self.decimal(4000 / (step + 3)))")
  }

  /// Thousandths as `0.123`.
  private static func decimal(_ thousandths: Int) -> String {
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }

  /// Lines in the order printed.
  ///
  /// - Parameters:
  ///   - limit: how many at most.
  ///   - base: the id of a line, which is not in the excerpt; nil is for the newest lines.
  ///   - isOnward: those that follow `base`, else those right before it.
  func excerpt(limit: Int, base: Int?, isOnward: Bool) -> [Line] {
    guard let base else { return (max(0, lines - limit)..<lines).map(line) }
    if isOnward {
      // Ids rise with the index, so that the first one behind `base` can be computed.
      let first = firstIndex(after: base)
      return (first..<min(lines, first + limit)).map(line)
    }
    let end = firstIndex(after: base - 1)
    return (max(0, end - limit)..<end).map(line)
  }

  /// The index of the first line whose id is greater.
  private func firstIndex(after base: Int) -> Int {
    var (low, high) = (0, lines)
    while low < high {
      let middle = (low + high) / 2
      if line(middle).id <= base { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
