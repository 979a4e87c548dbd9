/// The format `uri-template` (RFC 6570 §2, with erratum 6937).
///
///     URI-Template  = *( literals / expression )
///     literals      = %x21 / %x23-24 / %x26-3B / %x3D / %x3F-5B / %x5D / %x5F / %x61-7A / %x7E
///                     / ucschar / iprivate / pct-encoded
///     expression    = "{" [ operator ] variable-list "}"
///     operator      = "+" / "#" / "." / "/" / ";" / "?" / "&" / "=" / "," / "!" / "@" / "|"
///     variable-list = varspec *( "," varspec )
///     varspec       = varname [ ":" max-length / "*" ]
///     varname       = varchar *( ["."] varchar )
///     varchar       = ALPHA / DIGIT / "_" / pct-encoded
///     max-length    = %x31-39 0*3DIGIT
enum URITemplateSyntax {
  private static let literals = ByteSet("!#$&'()*+,-./:;=?@[]_~").union(.alphanumerics)
  private static let operators = ByteSet("+#./;?&=,!@|")
  private static let names = ByteSet("_").union(.alphanumerics)

  static func matches(_ text: Span<UInt8>) -> Bool {
    var scanner = TextScanner(text)
    while let byte = scanner.peek {
      if byte == UInt8(ascii: "{") {
        guard expression(&scanner) else { return false }
      } else if !scanner.takeEncoded(literals, .all) {
        return false
      }
    }
    return true
  }

  private static func expression(_ scanner: inout TextScanner) -> Bool {
    _ = scanner.take("{")
    if let byte = scanner.peek, operators.contains(byte) { scanner.skip(1) }
    repeat {
      guard name(&scanner), modifier(&scanner) else { return false }
    } while scanner.take(",")
    return scanner.take("}")
  }

  private static func name(_ scanner: inout TextScanner) -> Bool {
    repeat {
      guard scanner.takeEncoded(names, .none) else { return false }
      while scanner.takeEncoded(names, .none) {}
    } while scanner.take(".")
    return true
  }

  private static func modifier(_ scanner: inout TextScanner) -> Bool {
    if scanner.take("*") { return true }
    guard scanner.take(":") else { return true }
    guard scanner.peek != UInt8(ascii: "0") else { return false }
    let count = scanner.take(while: .digits)
    return count >= 1 && count <= 4
  }
}
