import DocumentModel

/// What a step does to its job.
package enum StepAction: String, Sendable, CaseIterable {
  /// Makes the job.
  case create
  /// Makes another version of the job.
  case version
  /// Replaces the job's description, the only change in place.
  case describe
  /// Deletes the job with all its versions and makes it anew.
  case replace
  /// Deletes the job with all its versions.
  case delete
  /// Nothing: the job is as it should be.
  case none

  /// Whether versions of a job are lost by it.
  package var isDestructive: Bool { self == .replace || self == .delete }
}

/// What a plan does to one job, and why.
package struct PlanStep: Sendable, Equatable {
  package var job: JobIdentity
  package var action: StepAction
  /// Why, in words without a full stop: `2 fields differ from V0003`.
  package var reason: String
  /// Why the step may not be carried out, in words; nil for one that may.
  package var obstacle: String?
  /// What else should be known of it.
  package var notes: [String]
  package var changes: [PlannedChange]
  /// Nil for a delete.
  package var source: JobSource?
  /// The canonical request, secrets by name; nil where none is sent.
  package var body: JSONValue?
  package var secrets: [SecretUse]
  /// What it was computed from; nil where no such job lives.
  package var seen: LiveState?
  /// Where the fields of `body` are written; empty without one.
  package var places: FieldPlaces

  package init(
    job: JobIdentity, action: StepAction, reason: String, obstacle: String? = nil, notes: [String] = [],
    changes: [PlannedChange] = [], source: JobSource? = nil, body: JSONValue? = nil, secrets: [SecretUse] = [],
    seen: LiveState? = nil, places: FieldPlaces = FieldPlaces()
  ) {
    self.job = job
    self.action = action
    self.reason = reason
    self.obstacle = obstacle
    self.notes = notes
    self.changes = changes
    self.source = source
    self.body = body
    self.secrets = secrets
    self.seen = seen
    self.places = places
  }
}
