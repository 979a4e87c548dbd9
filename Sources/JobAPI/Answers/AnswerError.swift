/// Why the answer to a call is not what was asked for.
package enum AnswerError: Error, Sendable, Equatable {
  /// The service, its gateway or a proxy says that the call failed.
  case failed(ServiceError)
  /// The answer is none by the reference; a phrase that says how.
  case unreadable(String)
}
