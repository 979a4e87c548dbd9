import JobAPI

/// What came of a step.
package struct StepReport: Sendable, Equatable {
  package enum Status: String, Sendable, CaseIterable {
    /// The service has done it.
    case applied
    /// The job was already as the step wants it, and not by this run.
    case present
    /// The job is no longer as the plan saw it: nothing was done.
    case stale
    /// The service refused: nothing was changed.
    case refused
    /// The service could not be reached, or what was sent never arrived: nothing was changed.
    case notApplied = "not_applied"
    /// Something was sent, and looking did not tell what came of it.
    case unknown
    /// A part was done: the job was deleted and not made anew, or its version made and not described.
    case incomplete
    /// The plan does not allow it.
    case blocked
    /// It never began.
    case skipped

    /// Whether the job is now as the step wants it.
    package var isSuccess: Bool { self == .applied || self == .present }
    /// Whether the service has, or may have, done anything.
    package var mayHaveChanged: Bool { self == .applied || self == .unknown || self == .incomplete }
  }

  /// What kept a step from being done, where it was no matter of the step.
  package enum Cause: Sendable, Equatable {
    case unauthorized
    case unavailable
    case interrupted
    case otherFailure
  }

  /// Of the step in its plan, from 0.
  package var index: Int
  package var job: JobIdentity
  package var action: StepAction
  package var status: Status
  /// In words without a full stop; nil where there is nothing to say but the status.
  package var message: String?
  /// What was made, as far as the service said.
  package var submitted: SubmittedVersion?
  /// `ModelArts.0103`, where the service said why.
  package var errorCode: String?
  package var requestID: String?
  /// Where the manifests set what the service complains of.
  package var place: ManifestPlace?
  /// The field at that place, a JSON Pointer.
  package var pointer: String?
  package var cause: Cause?
  /// Whether no other step can fare better: credentials that are not accepted lock after some more failures.
  var endsRun = false
  /// How long it took.
  package var milliseconds = 0

  package init(_ step: PlanStep, at index: Int, _ status: Status, _ message: String? = nil) {
    self.index = index
    job = step.job
    action = step.action
    self.status = status
    self.message = message
  }
}
