/// The formats `ipv4` (RFC 2673 §3.2, as RFC 3986 §3.2.2 writes it) and `ipv6` (RFC 4291 §2.2).
///
///     IPv4address = dec-octet "." dec-octet "." dec-octet "." dec-octet
///     h16         = 1*4HEXDIG
///     ls32        = ( h16 ":" h16 ) / IPv4address
///     IPv6address = eight groups of h16, the last two of which may be an IPv4address; one run of groups of zeros may
///                   be written as "::"
enum IPAddress {
  /// - Parameter allowsLeadingZeros: whether an octet may be `001`, as in email addresses (RFC 5321 §4.1.3, `Snum`).
  static func isVersion4(_ text: Span<UInt8>, allowsLeadingZeros: Bool = false) -> Bool {
    var scanner = TextScanner(text)
    for index in 0..<4 {
      if index > 0, !scanner.take(".") { return false }
      let start = scanner.position
      let count = scanner.take(while: .digits)
      guard count >= 1, count <= 3, allowsLeadingZeros || count == 1 || text[start] != 0x30 else { return false }
      var value = 0
      for i in start..<start + count { value = value * 10 + Int(text[i] - 0x30) }
      guard value <= 255 else { return false }
    }
    return scanner.isAtEnd
  }

  /// - Parameters:
  ///   - minimumElided: how many groups `::` stands for at least; two in email addresses (RFC 5321 §4.1.3).
  ///   - allowsLeadingZeros: see `isVersion4`.
  static func isVersion6(_ text: Span<UInt8>, minimumElided: Int = 1, allowsLeadingZeros: Bool = false) -> Bool {
    var scanner = TextScanner(text)
    var groups = 0
    var isElided = false
    if scanner.take(":") {
      guard scanner.take(":") else { return false }
      isElided = true
    }
    while !scanner.isAtEnd {
      let start = scanner.position
      let count = scanner.take(while: .hexadecimals)
      if scanner.peek == UInt8(ascii: ".") {
        guard isVersion4(text.extracting(start..<text.count), allowsLeadingZeros: allowsLeadingZeros) else {
          return false
        }
        groups += 2
        break
      }
      guard count >= 1, count <= 4, groups < 8 else { return false }
      groups += 1
      if scanner.isAtEnd { break }
      guard scanner.take(":") else { return false }
      if scanner.take(":") {
        guard !isElided else { return false }
        isElided = true
      } else if scanner.isAtEnd {
        return false
      }
    }
    return isElided ? groups + minimumElided <= 8 : groups == 8
  }
}
