/// Writes XML 1.0 element by element, indented; what the standard cannot hold is made visible.
struct XMLOutput {
  /// UTF-8.
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  /// Writes an element with the children that `body` writes; without a body it is empty.
  mutating func element(
    _ name: String, _ attributes: [(name: String, value: String)] = [], _ body: ((inout XMLOutput) -> Void)? = nil
  ) {
    beginTag(name, attributes)
    guard let body else {
      bytes += "/>\n".utf8
      return
    }
    bytes += ">\n".utf8
    depth += 1
    body(&self)
    depth -= 1
    indent()
    bytes += "</\(name)>\n".utf8
  }

  /// Writes an element that holds text and nothing else.
  mutating func element(_ name: String, _ attributes: [(name: String, value: String)] = [], text: String) {
    beginTag(name, attributes)
    bytes += ">".utf8
    append(text, isAttribute: false)
    bytes += "</\(name)>\n".utf8
  }

  private mutating func beginTag(_ name: String, _ attributes: [(name: String, value: String)]) {
    indent()
    bytes += "<\(name)".utf8
    for attribute in attributes {
      bytes += " \(attribute.name)=\"".utf8
      append(attribute.value, isAttribute: true)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func indent() {
    for _ in 0..<2 * depth { bytes.append(0x20) }
  }

  /// Appends character data (XML 1.0 §2.2, §2.4); white space of attributes as references, so that it is kept (§3.3.3).
  private mutating func append(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"" where isAttribute: bytes += "&quot;".utf8
      case "\n" where isAttribute: bytes += "&#10;".utf8
      case "\t" where isAttribute: bytes += "&#9;".utf8
      case "\r": bytes += "&#13;".utf8
      case "\n", "\t": bytes.append(UInt8(ascii: scalar))
      case _ where scalar.value < 0x20:
        // The picture of the control character, U+2400 and on.
        bytes += String(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}").utf8
      case "\u{FFFE}", "\u{FFFF}": bytes += "\u{FFFD}".utf8
      default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
      }
    }
  }
}
