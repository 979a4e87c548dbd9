/// Why a request got no answer.
struct TransportFailure: Error {
  enum Kind {
    /// No connection; waiting may help, but not for long.
    case connection
    /// The certificate does not hold, or the settings cannot be used: waiting does not help.
    case setting
    /// An answer that is larger than the limit.
    case tooLarge
    /// Anything on the way.
    case transfer
  }

  let kind: Kind
  /// Whether a byte of the request may have left; false is certain.
  let mayBeSent: Bool
  /// A phrase.
  let reason: String
}
