/// One request as it arrived on the wire.
struct HTTPRequest: Sendable {
  var method: String
  /// Path and query, their escapes kept.
  var target: String
  /// In the order received; a name may repeat.
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
  /// The body was larger than `bodyLimit` and is not here.
  var isTooLarge = false

  /// The largest body that the gateway takes, in bytes (API request signing guide: 12 MB).
  static let bodyLimit = 12 << 20

  /// The value of a header, its name in any case; the first one where it repeats.
  func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name.lowercased() == wanted }?.value
  }
}
