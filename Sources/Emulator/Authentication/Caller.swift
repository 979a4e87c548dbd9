/// Who a request is from, once that is known.
struct Caller: Sendable, Equatable {
  /// The user's name.
  var name: String
  /// The project that the token or key is for; nil holds for all.
  var project: String?
  /// The SHA-256 of the token that it came with, where it is one of the state's.
  var tokenDigest: String?
  /// The temporary access key that it came with.
  var temporaryKey: String?

  /// Who nobody has asked for a name.
  static let anonymous = Caller(name: "emulator")
}
