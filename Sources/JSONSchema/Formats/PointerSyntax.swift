/// The formats `json-pointer` (RFC 6901 §3) and `relative-json-pointer` (draft-handrews-relative-json-pointer-01 §3).
///
///     json-pointer          = *( "/" reference-token )
///     reference-token       = *( unescaped / escaped )
///     unescaped             = %x00-2E / %x30-7D / %x7F-10FFFF
///     escaped               = "~" ( "0" / "1" )
///     relative-json-pointer = non-negative-integer ( json-pointer / "#" )
///     non-negative-integer  = %x30 / %x31-39 *( %x30-39 )
enum PointerSyntax {
  static func isPointer(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0 else { return true }
    guard text[0] == UInt8(ascii: "/") else { return false }
    for i in 0..<text.count where text[i] == UInt8(ascii: "~") {
      guard i + 1 < text.count, text[i + 1] == UInt8(ascii: "0") || text[i + 1] == UInt8(ascii: "1") else {
        return false
      }
    }
    return true
  }

  static func isRelative(_ text: Span<UInt8>) -> Bool {
    var scanner = TextScanner(text)
    let count = scanner.take(while: .digits)
    guard count > 0, count == 1 || text[0] != UInt8(ascii: "0") else { return false }
    if scanner.take("#") { return scanner.isAtEnd }
    return isPointer(text.extracting(count..<text.count))
  }
}
