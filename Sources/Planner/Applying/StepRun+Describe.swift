import JobAPI
import SourceText

extension StepRun {
  /// Replaces the description: the same however often it is done.
  func describe() -> StepReport {
    if case .ended(let report) = checkSeen() { return report }
    guard let seen = step.seen else { return ended(.stale, "the plan does not say which job it saw") }
    let wanted = JobComparison.normalDescription(step.body?["job_desc"]?.string)
    var isRepeated = false
    while true {
      do throws(ServiceFailure) {
        try service.setDescription(ofJob: seen.jobID, to: wanted)
        return ended(.applied, isRepeated ? "sent again after a lost answer" : nil)
      } catch {
        guard error.leavesOpen else { return failed(error) }
        do throws(ServiceFailure) {
          if try lookRepeatedly({ () throws(ServiceFailure) in try hasDescription(wanted, seen.jobID) }) != nil {
            return ended(.applied, "the answer was lost; found by looking")
          }
        } catch let looking {
          return failed(error, .unknown, prefix: "looking failed too (\(looking.words)); ")
        }
        if isRepeated || options.isInterrupted() {
          return failed(error, .notApplied, prefix: "looked for and not found; run apply again; ")
        }
        isRepeated = true
      }
    }
  }

  private func hasDescription(_ wanted: String, _ job: Int) throws(ServiceFailure) -> Bool? {
    guard let live = try namesakes().first(where: { $0.id == job }) else { return nil }
    return isSameText(JobComparison.normalDescription(live.description), wanted) ? true : nil
  }
}
