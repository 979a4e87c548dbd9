import Commands
import JobAPI
import Planner

/// `logs`: the log of one node of a job's newest version.
struct Logs: Verb {
  let selection: JobSelection
  var node = 0
  let follows: Bool
  /// How many of the last lines to begin with.
  var lineCount = 500

  init(selection: JobSelection, follows: Bool) {
    self.selection = selection
    self.follows = follows
  }

  /// The most lines that one answer has (query training job logs, lines).
  private static let mostLines = 500
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
    var end: String?
    var limit = lineCount
    var isLast = false
    while true {
      let excerpt = try log.lines(file, after: end, limit: limit)
      if let excerpt, excerpt.lineCount > 0 {
        session.output.write(excerpt.content)
        if excerpt.content.utf8.last != UInt8(ascii: "\n") { session.output.write("\n") }
        try session.output.flush()
        end = excerpt.endLine ?? end
        limit = Self.mostLines
        if follows, end != nil { continue }
      }
      guard follows, !isLast else { return .success }
      // What was written before the end may arrive after it: look once more.
      isLast = try query.look([job])[0].hasEnded
      StopRequest.sleep(milliseconds: Self.pause)
      if StopRequest.isMade { return .interrupted }
    }
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

/// The logs of one version.
private struct NodeLog {
  let service: any JobService
  let job: Int
  let version: Int

  /// A name a node; none where nothing is written yet.
  func files() throws(ServiceFailure) -> [String] {
    do {
      return try service.logFileNames(ofVersion: version, ofJob: job)
    } catch .refused(let error) where error.has("ModelArts.0806") {
      return []
    }
  }

  /// Nil where there is no log yet.
  func lines(_ file: String, after line: String?, limit: Int) throws(ServiceFailure) -> LogExcerpt? {
    do {
      return try service.log(file, after: line, limit: limit, ofVersion: version, ofJob: job)
    } catch .refused(let error) where error.has("ModelArts.0806") {
      return nil
    }
  }
}
