/// The formats `uri` and `uri-reference` (RFC 3986, appendix A), `iri` and `iri-reference` (RFC 3987 §2.2).
///
///     URI           = scheme ":" hier-part [ "?" query ] [ "#" fragment ]
///     hier-part     = "//" authority path-abempty / path-absolute / path-rootless / path-empty
///     URI-reference = URI / relative-ref
///     relative-ref  = relative-part [ "?" query ] [ "#" fragment ]
///     scheme        = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
///     authority     = [ userinfo "@" ] host [ ":" port ]
///     userinfo      = *( unreserved / pct-encoded / sub-delims / ":" )
///     host          = IP-literal / IPv4address / reg-name
///     IP-literal    = "[" ( IPv6address / IPvFuture ) "]"
///     IPvFuture     = "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )
///     reg-name      = *( unreserved / pct-encoded / sub-delims )
///     pchar         = unreserved / pct-encoded / sub-delims / ":" / "@"
///     query         = *( pchar / "/" / "?" )             ; an IRI's also iprivate
///     fragment      = *( pchar / "/" / "?" )
///     unreserved    = ALPHA / DIGIT / "-" / "." / "_" / "~"  ; an IRI's also ucschar
///     sub-delims    = "!" / "$" / "&" / "'" / "(" / ")" / "*" / "+" / "," / ";" / "="
struct URISyntax {
  /// Whether scalars beyond ASCII are allowed, as in an IRI.
  let isInternational: Bool

  private static let unreserved = ByteSet("-._~").union(.alphanumerics)
  private static let names = ByteSet("!$&'()*+,;=").union(unreserved)
  private static let userinfo = ByteSet(":").union(names)
  private static let segment = ByteSet("@").union(userinfo)
  private static let path = ByteSet("/").union(segment)
  private static let query = ByteSet("?").union(path)
  private static let authorityEnds = ByteSet("/?#")
  private static let scheme = ByteSet("+-.").union(.alphanumerics)

  func matches(_ text: Span<UInt8>, allowsRelative: Bool) -> Bool {
    var scanner = TextScanner(text)
    if let count = Self.schemeLength(text) {
      scanner.skip(count + 1)
    } else {
      guard allowsRelative, !Self.hasColonInFirstSegment(text) else { return false }
    }
    let start = scanner.position
    if start + 1 < text.count, text[start] == UInt8(ascii: "/"), text[start + 1] == UInt8(ascii: "/") {
      var end = start + 2
      while end < text.count, !Self.authorityEnds.contains(text[end]) { end += 1 }
      guard isAuthority(text.extracting(start + 2..<end)) else { return false }
      scanner.skip(end - start)
    }
    skip(&scanner, Self.path)
    if scanner.take("?") {
      while scanner.takeEncoded(Self.query, isInternational ? .all : .none) {}
    }
    if scanner.take("#") { skip(&scanner, Self.query) }
    return scanner.isAtEnd
  }

  /// The bytes before the colon; nil where there is no scheme.
  private static func schemeLength(_ text: Span<UInt8>) -> Int? {
    guard text.count > 0, ByteSet.letters.contains(text[0]) else { return nil }
    var scanner = TextScanner(text)
    let count = scanner.take(while: scheme)
    return scanner.take(":") ? count : nil
  }

  /// Such a path would be read as a scheme (RFC 3986 §4.2).
  private static func hasColonInFirstSegment(_ text: Span<UInt8>) -> Bool {
    for i in 0..<text.count {
      if text[i] == UInt8(ascii: ":") { return true }
      if authorityEnds.contains(text[i]) { return false }
    }
    return false
  }

  private func isAuthority(_ text: Span<UInt8>) -> Bool {
    var scanner = TextScanner(text)
    skip(&scanner, Self.userinfo)
    // Without an at-sign what was read belongs to the host and the port.
    if !scanner.take("@") { scanner = TextScanner(text) }
    if scanner.take("[") {
      let start = scanner.position
      while let byte = scanner.peek, byte != UInt8(ascii: "]") { scanner.skip(1) }
      let literal = text.extracting(start..<scanner.position)
      guard scanner.take("]"), IPAddress.isVersion6(literal) || Self.isFutureAddress(literal) else { return false }
    } else {
      skip(&scanner, Self.names)
    }
    if scanner.take(":") { _ = scanner.take(while: .digits) }
    return scanner.isAtEnd
  }

  private static func isFutureAddress(_ text: Span<UInt8>) -> Bool {
    var scanner = TextScanner(text)
    return scanner.takeLetter("V") && scanner.take(while: .hexadecimals) > 0 && scanner.take(".")
      && scanner.take(while: userinfo) > 0 && scanner.isAtEnd
  }

  private func skip(_ scanner: inout TextScanner, _ set: ByteSet) {
    while scanner.takeEncoded(set, isInternational ? .letters : .none) {}
  }
}
