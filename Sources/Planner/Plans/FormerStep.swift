import JobAPI

/// The step of a job that the manifests declared once and no longer do.
struct FormerStep {
  private let job: JobIdentity
  private let presence: LiveSnapshot.Presence
  private let revision: String?

  init(_ job: JobIdentity, _ presence: LiveSnapshot.Presence, revision: String?) {
    self.job = job
    self.presence = presence
    self.revision = revision
  }

  /// Nil where no such job lives.
  var step: PlanStep? {
    switch presence {
    case .absent: return nil
    case .one(let live):
      let since = revision.map { " at \($0)" } ?? ""
      return PlanStep(
        job: job, action: .delete, reason: "declared\(since) and no longer\(history(live.state))", seen: live.state)
    case .several(let jobs):
      let ids = jobs.map { String($0.id) }.joined(separator: ", ")
      return PlanStep(
        job: job, action: .none, reason: "\(jobs.count) live jobs have this name (ids \(ids))",
        obstacle: "which of them is meant cannot be known: delete them by their ids")
    }
  }

  private func history(_ state: LiveState) -> String {
    guard let count = state.versionCount else { return "" }
    return count == 1 ? "; 1 version is deleted with it" : "; \(count) versions are deleted with it"
  }
}
