import JobAPI

/// A call as its verb sees it: neither authenticated nor bound to an attempt.
struct Call: Sendable {
  /// What it does at the service, by which it may be sent again after an answer was lost.
  enum Effect: Sendable {
    /// It reads.
    case none
    /// It stops or deletes something that has an id: twice is as good as once.
    case repeatable
    /// Twice would make two of it, or undo what another did in between.
    case once
  }

  var method: ServiceRequest.Method
  /// Below the endpoint's prefix, percent-encoded.
  var path: String
  var query: [ServiceRequest.QueryItem] = []
  var headers: HeaderFields = [:]
  var body: [UInt8] = []
  var effect: Effect = .none
}
