/// An `Authorization` header of the algorithm SDK-HMAC-SHA256 (API request signing guide).
struct SignatureHeader: Sendable, Equatable {
  static let algorithm = "SDK-HMAC-SHA256"

  let accessKey: String
  /// In lower case, in the order given.
  let signedHeaders: [String]
  let signature: String

  /// Nil for what is not `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`.
  init?(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0] == Self.algorithm else { return nil }
    var members: [String: String] = [:]
    for part in words[1].split(separator: ",") {
      let sides = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      members[String(sides[0])] = String(sides[1])
    }
    guard let accessKey = members["Access"], let headers = members["SignedHeaders"],
      let signature = members["Signature"]
    else { return nil }
    self.accessKey = accessKey
    signedHeaders = headers.split(separator: ";").map { $0.lowercased() }
    self.signature = signature
  }
}
