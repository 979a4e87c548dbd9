import JobAPI

/// Why a call to the service did not come to what was asked, by what is known of its effect.
package enum ServiceFailure: Error, Sendable, Equatable {
  /// The service answered that it will not: nothing was changed, and the same call will fail again.
  case refused(ServiceError)
  /// The same, because of who asks: credentials that are missing, wrong, expired or not entitled. Exit 77.
  case unauthorized(ServiceError)
  /// No answer that counts after all attempts, and certainly no effect: a read, or a write that was never carried out
  /// (no connection, throttled). Exit 69.
  case unavailable(reason: String, attempts: Int, requestID: String?)
  /// A write went out and its answer was lost or says nothing: it may have been carried out. Never send it again;
  /// look.
  case unsettled(reason: String, requestID: String?)
  /// An answer that is none by the reference, such as a job without an id.
  case unreadable(reason: String, requestID: String?)
  /// The user asked to stop, before the call went out.
  case interrupted
}
