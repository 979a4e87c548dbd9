/// What is remembered of a request.
package struct RequestRecord: Sendable, Equatable {
  package let method: String
  /// Path and query as they arrived.
  package let target: String
  /// Nil for a path or method that no call has.
  package let call: ServiceCall?
  /// The status answered; nil where the connection was closed without a whole answer.
  package let status: Int?
  /// The fault that struck, as it was written.
  package let fault: String?
}
