import JobAPI
import Planner

/// What makes a request one of somebody's.
protocol Identity: Sendable {
  /// Adds the headers that say who calls.
  ///
  /// - Returns: which token or clock went into it, for `renew`.
  func authenticate(_ request: inout ServiceRequest) throws(ServiceFailure) -> Int

  /// Whether the call may be sent once more after the service refused who calls: with a new token, or by the service's
  /// clock.
  ///
  /// - Parameter generation: what `authenticate` returned for the request that was refused.
  func renew(after error: ServiceError, headers: HeaderFields, generation: Int) throws(ServiceFailure) -> Bool

  /// What to add to the words of a refusal; nil where they say all.
  func remark(on error: ServiceError, headers: HeaderFields) -> String?
}

/// Nobody.
struct NoIdentity: Identity {
  func authenticate(_ request: inout ServiceRequest) -> Int { 0 }
  func renew(after error: ServiceError, headers: HeaderFields, generation: Int) -> Bool { false }
  func remark(on error: ServiceError, headers: HeaderFields) -> String? { nil }
}
