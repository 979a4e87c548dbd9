import Digests

/// The one text of a request that both sides of a signature compute.
struct CanonicalRequest {
  /// Lower-case names joined by `;`.
  let signedHeaders: String
  let text: String

  /// - Parameter request: with all headers that are to be signed, `Host` and `X-Sdk-Date` among them.
  init(_ request: ServiceRequest) {
    // A name with an underscore is not signed: servers behind some proxies never see such headers.
    let signed = request.headers.fields.map { (name: HeaderFields.lowercase($0.name), value: Self.trim($0.value)) }
      .filter { !$0.name.utf8.contains(UInt8(ascii: "_")) && $0.name != "authorization" }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    signedHeaders = signed.map(\.name).joined(separator: ";")
    text = [
      request.method.rawValue, Self.uri(of: request.path), request.canonicalQuery,
      signed.map { "\($0.name):\($0.value)\n" }.joined(), signedHeaders, Self.payloadHash(of: request),
    ].joined(separator: "\n")
  }

  /// The path decoded once and encoded again segment by segment, with a slash at its end. `%2F` becomes a separator, and
  /// neither dot segments nor double slashes are resolved, as in the vendor's own signer.
  private static func uri(of path: String) -> String {
    let decoded = String(decoding: PercentEncoding.decode(Array(path.utf8)), as: UTF8.self)
    let uri = decoded.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { PercentEncoding.encode($0) }.joined(separator: "/")
    return uri.utf8.last == UInt8(ascii: "/") ? uri : uri + "/"
  }

  /// Of nothing where there is no body, whatever the headers say.
  private static func payloadHash(of request: ServiceRequest) -> String {
    if !request.body.isEmpty, let given = request.headers[RequestSigner.contentHashHeader] { return given }
    return SHA256.hexadecimalDigest(of: request.body)
  }

  /// Without white space at both ends; inner white space stays.
  private static func trim(_ value: String) -> String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    let bytes = value.utf8.drop(while: isSpace)
    let end = bytes.lastIndex { !isSpace($0) }.map { bytes.index(after: $0) } ?? bytes.startIndex
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
