/// What happens while calls are made, for progress and traces. Nothing secret is in it.
package enum ClientEvent: Sendable {
  /// A request and what came of it.
  case exchanged(Exchange)
  /// A call that is made again.
  case retrying(reason: String, attempt: Int, delay: Duration)
  /// A token was asked for and obtained.
  case tokenObtained
  /// Signatures are reckoned by the service's clock, which is so many seconds ahead of this machine's.
  case clockCorrected(seconds: Int)

  /// One request on the wire.
  package struct Exchange: Sendable {
    package let method: String
    /// Path and query, as sent.
    package let target: String
    /// Nil where there was no answer.
    package let status: Int?
    /// Why there was none.
    package let problem: String?
    package let duration: Duration
    package let requestID: String?
  }
}
