import Digests

/// What a signature is over, rebuilt from what arrived on the wire (API request signing guide).
struct CanonicalRequest: Sendable, Equatable {
  /// Method, URI, query, headers, names of headers and hash of the body, a line each.
  let text: String

  /// - Returns: nil where a signed header is absent.
  init?(_ request: HTTPRequest, _ target: RequestTarget, signedHeaders: [String]) {
    var headers = ""
    for name in signedHeaders {
      guard let value = request.header(name) else { return nil }
      headers += "\(name):\(Self.trimmed(value))\n"
    }
    text = [
      request.method.uppercased(), Self.path(target), Self.query(target), headers, signedHeaders.joined(separator: ";"),
      Self.bodyHash(request),
    ].joined(separator: "\n")
  }

  /// Each segment decoded once and encoded again; a slash at the end.
  static func path(_ target: RequestTarget) -> String {
    let segments = PercentCoding.decode(target.rawPath)
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let path = segments.map { PercentCoding.encode($0) }.joined(separator: "/")
    return path.utf8.last == UInt8(ascii: "/") ? path : path + "/"
  }

  /// Pairs sorted by the bytes of key and value before they are encoded.
  static func query(_ target: RequestTarget) -> String {
    let sorted = target.query.sorted { a, b in
      if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
      return a.value.lexicographicallyPrecedes(b.value)
    }
    return sorted.map { PercentCoding.encode($0.key) + "=" + PercentCoding.encode($0.value) }.joined(separator: "&")
  }

  /// The hash of an empty body whatever the headers say, what `X-Sdk-Content-Sha256` claims, or the hash of the body.
  private static func bodyHash(_ request: HTTPRequest) -> String {
    guard !request.body.isEmpty else { return SHA256.hexadecimalDigest(of: []) }
    return request.header("x-sdk-content-sha256") ?? SHA256.hexadecimalDigest(of: request.body)
  }

  private static func trimmed(_ value: String) -> String {
    let bytes = Array(value.utf8)
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The signature in lower-case hexadecimal digits.
  ///
  /// - Parameter date: `X-Sdk-Date` as sent.
  func signature(date: String, secret: String) -> String {
    let stringToSign = [
      SignatureHeader.algorithm, date, SHA256.hexadecimalDigest(of: Array(text.utf8)),
    ].joined(separator: "\n")
    return hexadecimal(HMAC.code(of: Array(stringToSign.utf8), key: Array(secret.utf8)))
  }
}
