import DocumentModel
import JobAPI

/// The step of a job that the manifests declare.
struct DeclaredStep {
  private let job: DesiredJob
  private let presence: LiveSnapshot.Presence
  private let allowsReplace: Bool

  init(_ job: DesiredJob, _ presence: LiveSnapshot.Presence, allowsReplace: Bool) {
    self.job = job
    self.presence = presence
    self.allowsReplace = allowsReplace
  }

  var step: PlanStep {
    switch presence {
    case .absent: return writing(.create, "no live job has this name")
    case .several(let jobs):
      let ids = jobs.map { String($0.id) }.joined(separator: ", ")
      var step = writing(.none, "\(jobs.count) live jobs have this name (ids \(ids))")
      step.obstacle = "which of them is meant cannot be known: delete all but one by their ids"
      return step
    case .one(let live): return step(for: live)
    }
  }

  private func step(for live: LiveSnapshot.Job) -> PlanStep {
    let comparison = JobComparison(job, description: live.summary.description, newest: live.newest)
    let version = live.state.versionWords
    guard let newest = live.newest else { return withoutVersion(live, comparison) }
    guard !comparison.configuration.isEmpty else {
      guard let description = comparison.description else { return unchanged(live, newest) }
      return writing(.describe, "only job_desc differs", [description], live.state)
    }
    let changes = comparison.configuration + (comparison.description.map { [$0] } ?? [])
    let count = changes.count == 1 ? "\(changes[0].path) differs" : "\(changes.count) fields differ"
    if changes.contains(where: { Self.isVolume($0.pointer) }) {
      return replacing(
        "config.volumes differs from \(version), and a new version cannot change it", changes, live.state)
    }
    if !(job.body["config"]?["volumes"]?.items.isEmpty ?? true) {
      return replacing(
        "\(count) from \(version), and a new version cannot carry config.volumes, which the job has", changes,
        live.state)
    }
    return writing(.version, "\(count) from \(version)", changes, live.state)
  }

  /// A job that was made with `create_version: false`: nobody shows its configuration.
  private func withoutVersion(_ live: LiveSnapshot.Job, _ comparison: JobComparison) -> PlanStep {
    guard job.body["config"]?["create_version"]?.boolean == false else {
      return replacing(
        "the job lives without a version, and a version can only be made from another one", [], live.state)
    }
    var step =
      comparison.description.map { writing(.describe, "only job_desc differs", [$0], live.state) }
      ?? writing(.none, "lives without a version, as declared", [], live.state)
    step.notes.append("the service shows no configuration of a job without versions: it was not compared")
    return step
  }

  private func unchanged(_ live: LiveSnapshot.Job, _ newest: JobVersion) -> PlanStep {
    var step = writing(.none, "the same as \(live.state.versionWords)", [], live.state)
    if newest.status.phase == .failed || newest.status.phase == .canceled {
      step.notes.append(
        "\(live.state.versionWords) ended \(newest.status.name): \"jobc rerun \(job.name)\" runs it again")
    }
    return step
  }

  private func replacing(_ reason: String, _ changes: [PlannedChange], _ seen: LiveState) -> PlanStep {
    var step = writing(.replace, reason, changes, seen)
    if !allowsReplace {
      step.obstacle = "it would delete the job with all its versions: allow it with --allow-replace"
    }
    return step
  }

  private func writing(
    _ action: StepAction, _ reason: String, _ changes: [PlannedChange] = [], _ seen: LiveState? = nil
  ) -> PlanStep {
    var step = PlanStep(
      job: job.identity, action: action, reason: reason, changes: changes, source: job.source, seen: seen)
    if action != .none {
      step.body = job.body
      step.secrets = job.secrets
      step.places = job.places
    }
    step.notes = notes(action)
    return step
  }

  private func notes(_ action: StepAction) -> [String] {
    var notes: [String] = []
    if action != .create, action != .replace, let notification = job.body["notification"],
      !(notification["topic_urn"]?.string?.isEmpty ?? true)
    {
      notes.append("\"notification\" does not come back and was not compared; it is sent where a job is created")
    }
    for use in job.unknownSecrets {
      let from = use.environmentVariable.map { ": \($0) is not set" } ?? ""
      let compared = action == .create ? "" : "its field was not compared, and "
      notes.append("the value of secret.\(use.name) is not known here\(from); \(compared)apply needs it")
    }
    return notes
  }

  private static func isVolume(_ pointer: String) -> Bool { pointer.utf8.starts(with: "/config/volumes".utf8) }
}
