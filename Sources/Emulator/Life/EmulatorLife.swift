/// How long a job stays in each status, in milliseconds.
package struct EmulatorLife: Sendable, Equatable {
  /// The three statuses of an image's first review (18, 19, 20), each.
  package var review = 1_000
  /// Status 1.
  package var initialization = 1_000
  /// Status 4.
  package var submission = 1_000
  /// Status 7.
  package var queue = 1_000
  /// Status 8.
  package var run = 30_000
  /// Status 9, from a stop to 12.
  package var stop = 1_000
  /// From a delete to the disappearance of the job or version; 0 is at once.
  package var deletion = 0
  /// From one line of the log to the next.
  package var logLine = 1_000

  package init() {}

  /// The same life, `factor` times as fast. A phase that was not 0 keeps at least a millisecond.
  package func faster(by factor: Double) -> EmulatorLife {
    func scaled(_ milliseconds: Int) -> Int {
      guard milliseconds > 0, factor > 0 else { return milliseconds }
      return max(1, Int((Double(milliseconds) / factor).rounded()))
    }
    var life = self
    life.review = scaled(review)
    life.initialization = scaled(initialization)
    life.submission = scaled(submission)
    life.queue = scaled(queue)
    life.run = scaled(run)
    life.stop = scaled(stop)
    life.deletion = scaled(deletion)
    life.logLine = scaled(logLine)
    return life
  }
}
