import JobAPI

/// Whether a job is as the plan saw it, right before it is written.
enum StaleCheck {
  /// The versions, oldest first.
  case same([JobVersion])
  /// What a step comes to instead of a write.
  case ended(StepReport)
}

extension StepRun {
  func checkSeen() -> StaleCheck {
    guard let seen = step.seen else { return .same([]) }
    do throws(ServiceFailure) {
      let versions: [JobVersion]
      do throws(ServiceFailure) { versions = try service.versions(ofJob: seen.jobID) } catch {
        guard case .refused(let refusal) = error, refusal.isAboutAbsence else { throw error }
        return .ended(gone(error))
      }
      // A job without versions is shown by the list of jobs alone.
      var now = LiveState(versions)
      if now == nil { now = try namesakes().first { $0.id == seen.jobID }.map { LiveState($0) } }
      guard let now else { return .ended(gone(nil)) }
      guard let change = seen.change(to: now) else { return .same(versions) }
      return .ended(changed(change, now, versions))
    } catch {
      return .ended(failed(error, error.leavesOpen ? .notApplied : nil, prefix: "cannot see how the job is; "))
    }
  }

  private func gone(_ failure: ServiceFailure?) -> StepReport {
    if step.action == .delete, !options.isSaved { return ended(.present, "deleted by somebody else meanwhile") }
    var report = ended(.stale, "the job was deleted since the plan was made")
    report.requestID = failure?.requestID
    return report
  }

  private func changed(_ change: String, _ now: LiveState, _ versions: [JobVersion]) -> StepReport {
    let message = "since the plan was made the job \(change)"
    guard step.action == .version || step.action == .describe, now.jobID == step.seen?.jobID else {
      return ended(.stale, message)
    }
    let comparison = JobComparison(job, description: versions.last?.jobDescription, newest: versions.last)
    guard comparison.isEmpty, let newest = versions.last else { return ended(.stale, message) }
    let submitted = SubmittedVersion(
      jobID: newest.jobID, versionID: newest.id, versionName: newest.name, status: newest.status)
    return ended(options.isSaved ? .stale : .present, message + ", and is as the manifests want it", submitted)
  }
}
