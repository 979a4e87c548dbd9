import JobAPI
import SourceText

extension StepRun {
  /// Deletes the job, waits until its name is free, and makes it anew. Once it is deleted every report says so.
  func replace() -> StepReport {
    if case .ended(let report) = checkSeen() { return report }
    guard let seen = step.seen else { return ended(.stale, "the plan does not say which job it saw") }
    let deletion = delete(seen.jobID)
    guard deletion.status.isSuccess else { return deletion }
    for delay in [0] + options.timing.releases {
      options.timing.wait(delay, unless: options.isInterrupted)
      if delay > 0, options.isInterrupted() { return incomplete(ended(.skipped, "interrupted")) }
      do throws(ServiceFailure) {
        guard try isGone(seen.jobID) != nil else {
          progress.send(.awaitingName(index: index, job: step.job))
          continue
        }
      } catch {
        if case .unavailable = error { continue }
        return incomplete(failed(error))
      }
      let creation = create(after: seen.jobID)
      if creation.status.isSuccess { return creation }
      // Not listed any more, and its name not free yet: refused, so that it may be sent again.
      if creation.status == .refused, creation.errorCode.map({ isSameText($0, ServiceError.nameTaken) }) ?? false {
        continue
      }
      return incomplete(creation)
    }
    return incomplete(ended(.notApplied, "its name did not become free in time"))
  }

  private func incomplete(_ report: StepReport) -> StepReport {
    var report = report
    let reason = report.message.map { " (\($0))" } ?? ""
    report.message = "THE JOB IS DELETED and was not made anew\(reason); running apply again creates it"
    report.status = .incomplete
    return report
  }
}
