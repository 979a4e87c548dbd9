import Commands
import JobAPI
import Planner

/// `stop`: every version that has not ended.
struct Stop: Verb {
  let selection: JobSelection

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    try selection.withService(in: &session) { query, session throws(CommandFailure) in
      var status = ExitStatus.success
      for (job, live) in try query.liveJobs() {
        do throws(ServiceFailure) {
          let count = try stop(live, query.service)
          session.output.write(
            count == 0
              ? "\(job.name): has ended already (\(live.status.name))\n"
              : "\(job.name): stopping\(count == 1 ? "" : " \(count) versions")\n")
        } catch {
          // The others are stopped all the same: each costs by the minute.
          let failure = CommandFailure(error, action: "stop \"\(job.name)\"")
          session.report(failure)
          status = failure.status
        }
      }
      return status
    }
  }

  /// - Returns: how many versions are stopping.
  private func stop(_ job: JobSummary, _ service: any JobService) throws(ServiceFailure) -> Int {
    var count = 0
    for version in try service.versions(ofJob: job.id) where !version.status.isTerminal {
      try service.stopVersion(version.id, ofJob: job.id)
      count += 1
    }
    return count
  }
}
