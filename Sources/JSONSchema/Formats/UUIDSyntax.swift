/// The format `uuid` (RFC 4122 §3).
///
///     UUID = 8HEXDIG "-" 4HEXDIG "-" 4HEXDIG "-" 4HEXDIG "-" 12HEXDIG
enum UUIDSyntax {
  static func matches(_ text: Span<UInt8>) -> Bool {
    guard text.count == 36 else { return false }
    for i in 0..<36 {
      let isHyphen = i == 8 || i == 13 || i == 18 || i == 23
      guard isHyphen ? text[i] == UInt8(ascii: "-") : ByteSet.hexadecimals.contains(text[i]) else { return false }
    }
    return true
  }
}
