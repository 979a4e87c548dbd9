import Commands
import DocumentModel
import JobAPI
import PlanReports
import Planner

/// `rerun`: new versions of unchanged jobs.
struct Rerun: Verb {
  let selection: JobSelection
  let isConfirmed: Bool

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    try selection.withService(in: &session) { query, session throws(CommandFailure) in
      var versions: [(job: SelectedJob, version: JobVersion)] = []
      for (job, live) in try query.liveJobs() {
        versions.append((job, try newest(of: live, query.service)))
      }
      let question =
        "\(versions.count == 1 ? "A new version is" : "\(versions.count) new versions are") started in "
        + "\(query.place.description):\n"
        + versions.map { "  \($0.job.name), as \($0.version.name ?? "version \($0.version.id)")\n" }.joined()
      guard try query.place.confirm(question, isConfirmed: isConfirmed, in: &session) else { return .findings }
      StopRequest.install()
      let plan = Plan(
        target: query.place.target, inputs: [], createTime: session.clock,
        steps: versions.map { step($0.job, $0.version) })
      var options = ApplyOptions { _, _ in nil }
      options.width = selection.connection.parallelism
      options.isInterrupted = { StopRequest.isMade }
      let progress = ApplyProgress(format: .text, isQuiet: selection.isQuiet, in: session)
      let report = Planner.apply(plan, to: query.service, options) { progress.tell($0) }
      session.output.write(ApplyText.text(of: report))
      return ExitStatus(rawValue: report.exitCode) ?? .internalError
    }
  }

  /// A version like the newest one, to be made only while that is the newest.
  private func step(_ job: SelectedJob, _ version: JobVersion) -> PlanStep {
    var step = PlanStep(
      job: JobIdentity(name: job.name, workspace: job.workspace), action: .version, reason: "run again",
      body: DeclaredBody.of(version, workspace: nil))
    step.seen = LiveState(
      jobID: version.jobID, versionID: version.id, versionName: version.name, versionCount: nil,
      descriptionDigest: LiveState.digest(ofDescription: version.jobDescription), status: version.status)
    return step
  }

  /// - Throws: where there is none, or where a version could not carry what it has.
  private func newest(of job: JobSummary, _ service: any JobService) throws(CommandFailure) -> JobVersion {
    guard let id = job.versionID else {
      throw CommandFailure(.noSuchInput, "the job \"\(job.name)\" has no version to run again")
    }
    let version: JobVersion
    do {
      version = try service.version(id, ofJob: job.id)
    } catch {
      throw CommandFailure(error, action: "read the job \"\(job.name)\"")
    }
    if DeclaredBody.config(of: version)["volumes"] != nil {
      throw CommandFailure(
        .usage, "the job \"\(job.name)\" has volumes, which a new version cannot have",
        help: "delete it with \"jobc delete\"; \"jobc apply\" makes it anew")
    }
    return version
  }
}
