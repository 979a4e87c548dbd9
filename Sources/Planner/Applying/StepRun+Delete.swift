import JobAPI

extension StepRun {
  func delete() -> StepReport {
    if case .ended(let report) = checkSeen() { return report }
    guard let seen = step.seen else { return ended(.stale, "the plan does not say which job it saw") }
    return delete(seen.jobID)
  }

  /// Deletes a job by its id, which no other job ever gets: it may be sent again.
  func delete(_ job: Int) -> StepReport {
    var lost: ServiceFailure?
    while true {
      do throws(ServiceFailure) {
        try service.deleteJob(job)
        return ended(.applied, lost == nil ? nil : "sent again after a lost answer")
      } catch {
        if case .refused(let refusal) = error, refusal.isAboutAbsence {
          return ended(.applied, lost == nil ? "it was gone already" : "the answer was lost; found to be gone")
        }
        // "Already in the target state", or not allowed: the list tells which.
        var isDoubtful = error.leavesOpen
        if case .refused(let refusal) = error, refusal.saysAlreadySo { isDoubtful = true }
        guard isDoubtful else { return failed(error) }
        do throws(ServiceFailure) {
          if try lookRepeatedly({ () throws(ServiceFailure) in try isGone(job) }) != nil {
            return ended(.applied, "the answer was lost; found to be gone")
          }
        } catch let looking {
          return failed(error, .unknown, prefix: "looking failed too (\(looking.words)); ")
        }
        if !error.leavesOpen { return failed(error) }
        if lost != nil || options.isInterrupted() {
          return failed(error, .notApplied, prefix: "the job is still there; run apply again; ")
        }
        lost = error
      }
    }
  }

  /// Nil for a job that is still listed.
  func isGone(_ job: Int) throws(ServiceFailure) -> Bool? {
    try namesakes().contains { $0.id == job } ? nil : true
  }
}
