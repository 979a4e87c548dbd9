import JobAPI

extension ServiceFailure {
  /// What the service answered; nil where it did not.
  var error: ServiceError? {
    switch self {
    case .refused(let error), .unauthorized(let error): error
    default: nil
    }
  }

  var requestID: String? {
    switch self {
    case .refused(let error), .unauthorized(let error): error.requestID
    case .unavailable(_, _, let id), .unsettled(_, let id), .unreadable(_, let id): id
    case .interrupted: nil
    }
  }

  /// Whether a write that ended so may have been carried out.
  var leavesOpen: Bool {
    switch self {
    case .unsettled, .unreadable: true
    default: false
    }
  }

  /// What a step comes to whose only write ended so.
  var status: StepReport.Status {
    switch self {
    case .refused, .unauthorized: .refused
    case .unavailable: .notApplied
    case .interrupted: .skipped
    case .unsettled, .unreadable: .unknown
    }
  }

  var cause: StepReport.Cause {
    switch self {
    case .unauthorized: .unauthorized
    case .unavailable, .unsettled: .unavailable
    case .interrupted: .interrupted
    case .refused, .unreadable: .otherFailure
    }
  }

  /// In words without a full stop; the code and the request stand apart.
  var words: String {
    switch self {
    case .refused(let error), .unauthorized(let error): error.message
    case .unavailable(let reason, let attempts, _): attempts > 1 ? "\(reason), \(attempts) times" : reason
    case .unsettled(let reason, _): "the answer was lost: \(reason)"
    case .unreadable(let reason, _): "the answer makes no sense: \(reason)"
    case .interrupted: "not begun: interrupted"
    }
  }
}
