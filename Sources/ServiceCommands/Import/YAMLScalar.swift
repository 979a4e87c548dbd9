import DocumentModel

/// Texts as YAML scalars that are read back as the same text, by readers of YAML 1.1 as well.
enum YAMLScalar {
  /// A text: plain where nobody could take it for anything else, a block where it has several lines, else in quotes.
  ///
  /// - Parameter indent: how far the lines of a block are indented; nil where no block can stand, as in a key.
  static func text(_ text: String, indent: Int? = nil) -> String {
    let text = escaped(text)
    if isPlain(text), !hasOtherReading(text) { return text }
    if let indent, let block = block(text, indent: indent) { return block }
    return quoted(text)
  }

  /// A value in a map of parameters, whose characters are what is sent: numbers and truth values need no quotes there.
  static func parameter(_ text: String, indent: Int) -> String {
    if isNumber(text) || text.utf8.elementsEqual("true".utf8) || text.utf8.elementsEqual("false".utf8) { return text }
    return Self.text(text, indent: indent)
  }

  /// The text with the openings of references doubled, so that they are none.
  private static func escaped(_ text: String) -> String {
    let opening = Array("${{".utf8)
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    for i in source.indices {
      if source[i...].starts(with: opening) { bytes.append(UInt8(ascii: "$")) }
      bytes.append(source[i])
    }
    return bytes.count == source.count ? text : String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Plain

  /// Whether the text may stand without quotes, in block style.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, isWord(first) || first == UInt8(ascii: "/") else {
      return false
    }
    guard last != 0x20, last != UInt8(ascii: ":") else { return false }
    for (i, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: ":"): if bytes[i + 1] == 0x20 { return false }
      case 0x20,
        _ where isWord(byte) || "/.-+=@%,()~^*&!?;$".utf8.contains(byte):
        continue
      default: return false
      }
    }
    return true
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F
  }

  /// Whether a plain text may be read as something else than a text: what begins like a number, and words.
  private static func hasOtherReading(_ text: String) -> Bool {
    if let first = text.utf8.first, first >= 0x30, first <= 0x39 { return true }
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    return words.contains { $0.utf8.elementsEqual(text.utf8.map { $0 | 0x20 }) }
  }

  /// Whether the text is a number of JSON (RFC 8259 §6).
  private static func isNumber(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    func digits() -> Int {
      let count = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == 0x30
    let whole = digits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let e = rest.first, e | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  // MARK: Blocks and quotes

  /// The text as a literal block; nil where it has one line, or where a block would not give back each character.
  private static func block(_ text: String, indent: Int) -> String? {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count > 1, let first = lines.first, !first.isEmpty, first.first != 0x20, first.first != 0x09,
      text.unicodeScalars.allSatisfy({ $0 == "\n" || !needsEscape($0) })
    else { return nil }
    let body = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
    guard body.last?.isEmpty == false, !body.contains(where: { $0.last == 0x20 }) else { return nil }
    let header = body.count < lines.count ? "|" : "|-"
    let margin = String(repeating: " ", count: indent)
    return header + body.map { "\n" + ($0.isEmpty ? "" : margin + String(Substring($0))) }.joined()
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where needsEscape(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Controls, line separators and the byte order mark: what YAML does not take as it is (5.1), or nobody sees.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
