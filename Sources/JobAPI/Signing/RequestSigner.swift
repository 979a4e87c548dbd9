import Digests

/// Signs requests with SDK-HMAC-SHA256 (API request signing guide; the same bytes as the vendor's Python SDK).
package struct RequestSigner: Sendable {
  private static let algorithm = "SDK-HMAC-SHA256"
  private static let dateHeader = "X-Sdk-Date"
  static let contentHashHeader = "X-Sdk-Content-Sha256"

  private let key: SigningKey

  package init(key: SigningKey) { self.key = key }

  /// The request with the headers that prove who sends it: `Authorization`, and `Host`, `X-Sdk-Date`,
  /// `X-Security-Token` and `X-Sdk-Content-Sha256` where they are needed and absent.
  ///
  /// All headers that the request has are signed, so that it must be sent with exactly these; others may be added.
  package func sign(_ request: ServiceRequest, at time: Timestamp) -> ServiceRequest {
    var request = request
    let date = prepare(&request, at: time)
    let canonical = CanonicalRequest(request)
    request.headers["Authorization"] =
      "\(Self.algorithm) Access=\(key.accessKey), SignedHeaders=\(canonical.signedHeaders), "
      + "Signature=\(signature(of: Self.stringToSign(canonical, date: date)))"
    return request
  }

  /// Adds the headers that are to be signed; returns the date among them.
  func prepare(_ request: inout ServiceRequest, at time: Timestamp) -> String {
    if let type = request.headers["Content-Type"], !Self.isHashed(type),
      request.headers[Self.contentHashHeader] == nil
    {
      request.headers[Self.contentHashHeader] = "UNSIGNED-PAYLOAD"
    }
    if let token = key.securityToken { request.headers["X-Security-Token"] = token }
    if request.headers["Host"] == nil { request.headers["Host"] = request.host }
    let date = request.headers[Self.dateHeader] ?? time.basicText
    request.headers[Self.dateHeader] = date
    return date
  }

  static func stringToSign(_ canonical: CanonicalRequest, date: String) -> String {
    "\(algorithm)\n\(date)\n\(SHA256.hexadecimalDigest(of: Array(canonical.text.utf8)))"
  }

  func signature(of text: String) -> String {
    hexadecimal(HMAC.code(of: Array(text.utf8), key: Array(key.secretKey.utf8)))
  }

  /// Whether bodies of this media type are hashed.
  private static func isHashed(_ type: String) -> Bool {
    let type = HeaderFields.lowercase(type)
    return ["application/json", "application/bson"].contains { type.utf8.starts(with: $0.utf8) }
  }
}
