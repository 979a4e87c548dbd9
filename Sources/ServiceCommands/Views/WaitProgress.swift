import Commands
import DocumentModel
import JobAPI
import Manifest
import Reporters

/// What is told while jobs are waited for.
struct WaitProgress {
  private let format: AnswerFormat
  private var line: LiveLine
  private let isQuiet: Bool
  /// The state of each job that was told last.
  private var told: [JobKey: String] = [:]

  init(isQuiet: Bool, format: AnswerFormat, in session: Session) {
    self.format = format
    self.isQuiet = isQuiet
    line = LiveLine(isQuiet: isQuiet, in: session)
  }

  /// Tells the changes, and on a terminal how many have ended.
  mutating func tell(_ jobs: [SelectedJob], seconds: Int, in session: inout Session) {
    for job in jobs {
      let key = JobKey(name: job.name, workspace: job.workspace)
      let state = job.stateName
      if told.updateValue(state, forKey: key)?.utf8.elementsEqual(state.utf8) ?? false { continue }
      switch format {
      case .text: line.note("\(job.name): \(state)", in: &session)
      case .json: event("state", job, in: &session)
      }
    }
    let ended = jobs.count { $0.hasEnded }
    line.show("\(ended) of \(jobs.count) ended, waiting for \(TimeText.of(seconds: seconds))", in: &session)
  }

  /// Tells what is in the way for now.
  mutating func warn(_ text: String, in session: inout Session) {
    line.note("warning: \(text); looking again", in: &session)
  }

  /// Prints the outcomes.
  ///
  /// - Returns: `status`.
  mutating func conclude(_ jobs: [SelectedJob], _ status: ExitStatus, in session: inout Session) -> ExitStatus {
    line.clear(in: &session)
    switch format {
    case .json: for job in jobs { event("outcome", job, in: &session) }
    case .text:
      var table = TextTable([("JOB", .left), ("STATUS", .left), ("DURATION", .right)])
      for job in jobs {
        table.append([job.name, job.stateName, job.live?.duration.map { TimeText.of(seconds: $0 / 1_000) } ?? ""])
      }
      session.output.write(table.text)
    }
    guard !isQuiet else { return status }
    switch status {
    case .jobFailed:
      let count = jobs.count { $0.live?.status.phase != .succeeded }
      session.errors.write("\(count) of \(jobs.count) did not complete\n")
    case .timeUp:
      session.errors.write("the time is up; \(jobs.count { !$0.hasEnded }) of \(jobs.count) have not ended\n")
    case .interrupted: session.errors.write("interrupted; the jobs go on\n")
    default: break
    }
    return status
  }

  private func event(_ kind: String, _ job: SelectedJob, in session: inout Session) {
    var output = JSONOutput(.compact)
    output.object { output in
      output.member("schema_version", 1)
      output.member("event", kind)
      output.member("job_name", job.name)
      output.member("workspace_id", job.workspace)
      job.live.write(to: &output)
    }
    session.output.write(output.bytes + [0x0A])
    try? session.output.flush()
  }
}
