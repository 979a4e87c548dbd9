import Commands
import JobAPI
import Planner

/// `logs`: the log of one node of a job's newest version.
struct Logs: Verb {
  let selection: JobSelection
  var node = 0
  let follows: Bool
  /// How many of the last lines to begin with; nil for all there are.
  var lineCount: Int?

  init(selection: JobSelection, follows: Bool) {
    self.selection = selection
    self.follows = follows
  }

  private static let pause = 2_000

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    if follows { StopRequest.install() }
    return try selection.withService(in: &session) { query, session throws(CommandFailure) in
      let jobs = try query.liveJobs()
      guard jobs.count == 1, let (job, live) = jobs.first else {
        throw CommandFailure(
          .usage, "the manifests declare \(jobs.count) jobs, and \"logs\" takes one",
          help: jobs.isEmpty ? nil : "name one of \(jobs.map(\.job.name).joined(separator: ", "))")
      }
      guard let version = live.versionID else {
        throw CommandFailure(.noSuchInput, "the job \"\(job.name)\" has no version, and so no log")
      }
      let log = NodeLog(service: query.service, job: live.id, version: version)
      do {
        return try print(log, of: job, query, &session)
      } catch let failure as ServiceFailure {
        throw CommandFailure(failure, action: "read the log of \"\(job.name)\"")
      } catch let failure as CommandFailure {
        throw failure
      } catch {
        throw CommandFailure(.internalError, "cannot read the log of \"\(job.name)\"")
      }
    }
  }

  private func print(
    _ log: NodeLog, of job: SelectedJob, _ query: JobQuery, _ session: inout Session
  ) throws -> ExitStatus {
    guard let file = try file(log, of: job, query, &session) else { return .interrupted }
    guard var end = try printTail(of: log, file, &session) else { return .interrupted }
    var isLast = false
    while follows {
      if let excerpt = try log.lines(file, at: end.map { .after($0) } ?? .newest) {
        try print(excerpt.content, &session)
        end = excerpt.endLine ?? end
        if end != nil { continue }
      }
      if isLast { break }
      // What was written before the end may arrive after it: look once more.
      isLast = try query.look([job])[0].hasEnded
      StopRequest.sleep(milliseconds: Self.pause)
      if StopRequest.isMade { return .interrupted }
    }
    return .success
  }

  /// Prints what is there already.
  ///
  /// - Returns: the line after which the log goes on, nil where it is empty; nil of that when interrupted.
  private func printTail(of log: NodeLog, _ file: String, _ session: inout Session) throws -> String?? {
    if let lineCount, lineCount == 0 {
      return .some(follows ? try log.lines(file, at: .newest, limit: 1)?.endLine : nil)
    }
    var tail = LogTail(log, file, wanted: lineCount)
    var line = LiveLine(isQuiet: selection.isQuiet, in: session)
    while try tail.read() {
      if StopRequest.isMade {
        line.clear(in: &session)
        return nil
      }
      if tail.count > NodeLog.mostLines { line.show("reading the log: \(tail.count) lines", in: &session) }
    }
    line.clear(in: &session)
    for content in tail.contents { try print(content, &session) }
    return .some(tail.end)
  }

  private func print(_ content: String, _ session: inout Session) throws {
    session.output.write(content)
    if content.utf8.last != UInt8(ascii: "\n") { session.output.write("\n") }
    try session.output.flush()
  }

  /// The name of the node's log; waits for it where it is followed. Nil when interrupted.
  private func file(
    _ log: NodeLog, of job: SelectedJob, _ query: JobQuery, _ session: inout Session
  ) throws -> String? {
    while true {
      let files = try log.files()
      if node < files.count {
        if files.count > 1, !selection.isQuiet {
          session.errors.write("node \(node) of \(files.count); \"--node\" takes another, up to \(files.count - 1)\n")
          try session.errors.flush()
        }
        return files[node]
      }
      guard files.isEmpty else {
        throw CommandFailure(
          .noSuchInput, "the job \"\(job.name)\" has no node \(node)",
          help: files.count == 1 ? "it has one, node 0" : "it has nodes 0 to \(files.count - 1)")
      }
      let now = try query.look([job])[0]
      guard follows, !now.hasEnded else {
        throw CommandFailure(
          .noSuchInput, "the job \"\(job.name)\" has no log\(now.hasEnded ? "" : " yet") (\(now.stateName))",
          help: now.hasEnded ? nil : "\"--follow\" waits for it")
      }
      StopRequest.sleep(milliseconds: Self.pause)
      if StopRequest.isMade { return nil }
    }
  }
}
