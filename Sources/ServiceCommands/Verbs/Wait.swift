import Commands
import DocumentModel
import JobAPI

/// `wait`: until jobs have ended.
struct Wait: Verb {
  let selection: JobSelection
  /// Seconds; nil for as long as it takes.
  let limit: Int?
  let format: AnswerFormat

  /// Milliseconds between two looks: at first, and at most.
  private static let pauses = (first: 2_000, longest: 30_000)
  /// For how long the service may be away, in milliseconds.
  private static let patience = 600_000

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    StopRequest.install()
    return try selection.withService(in: &session) { query, session throws(CommandFailure) in
      let start = session.clock
      var jobs = try query.liveJobs().map(\.job)
      guard !jobs.isEmpty else { throw CommandFailure(.noSuchInput, "the manifests declare no job to wait for") }
      var progress = WaitProgress(isQuiet: selection.isQuiet, format: format, in: session)
      var pause = Self.pauses.first
      var lastAnswer = start
      while true {
        progress.tell(jobs, seconds: (session.clock - start) / 1_000, in: &session)
        if jobs.allSatisfy({ $0.hasEnded }) { break }
        let left = limit.map { $0 * 1_000 - (session.clock - start) } ?? .max
        if left <= 0 { return progress.conclude(jobs, .timeUp, in: &session) }
        StopRequest.sleep(milliseconds: min(pause, left))
        if StopRequest.isMade { return progress.conclude(jobs, .interrupted, in: &session) }
        pause = min(pause * 3 / 2, Self.pauses.longest)
        do throws(CommandFailure) {
          jobs = try query.look(jobs)
          lastAnswer = session.clock
        } catch {
          // Jobs run on while the service or the network is away.
          guard error.status == .unavailable, session.clock - lastAnswer < Self.patience else { throw error }
          progress.warn(error.message, in: &session)
        }
      }
      let failed = jobs.contains { $0.live?.status.phase != .succeeded }
      return progress.conclude(jobs, failed ? .jobFailed : .success, in: &session)
    }
  }
}

extension SelectedJob {
  /// Whether nothing more happens by itself; a job that is gone has ended, too.
  var hasEnded: Bool { live?.status.isTerminal ?? true }

  /// `RUNNING`, or that it is gone.
  var stateName: String { live?.status.name ?? "DELETED" }
}
