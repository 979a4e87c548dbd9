import DocumentModel

/// The core schema: what a plain scalar is by its characters (YAML 1.2.2 §10.3.2).
///
/// The texts are bytes; nothing is converted. `.inf`, `.nan` and numbers beyond a double are floats all the same:
/// whether a number can be sent is decided where one is sent.
package enum CoreSchema {
  /// The kind of an untagged plain scalar: null, boolean, integer, float, else string.
  @inlinable package static func kind(of text: Span<UInt8>) -> NodeKind {
    guard text.count > 0 else { return .null }
    // Nothing but these can begin anything else than a string: most scalars end here.
    switch text[0] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return numberKind(of: text)
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      return isBoolean(text) ? .boolean : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"):
      return isNull(text) ? .null : .string
    default:
      return .string
    }
  }

  /// Whether YAML 1.1 may know another meaning of a plain scalar, by its first characters: text that begins like a
  /// number or like yes, no, on, off; an integer that begins with 0.
  @inlinable package static func isAmbiguousStart(of text: Span<UInt8>, kind: NodeKind) -> Bool {
    if kind == .integer { return text[0] == UInt8(ascii: "0") && text.count > 1 }
    guard kind == .string, text.count > 1 else { return false }
    let first = text[0]
    // "n" and "o" differ in the last bit.
    if first | 0x21 == UInt8(ascii: "o") || first | 0x20 == UInt8(ascii: "y") { return text.count <= 3 }
    guard first &- 0x30 < 10 || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else { return false }
    // A letter among the first ones, as most identifiers have: text to everyone.
    for i in 1..<min(text.count, 8) where text[i] > 0x3A && text[i] != UInt8(ascii: "_") { return false }
    return true
  }

  /// `null | Null | NULL | ~` or nothing.
  package static func isNull(_ text: Span<UInt8>) -> Bool {
    switch text.count {
    case 0: true
    case 1: text[0] == UInt8(ascii: "~")
    case 4: isWord(text, from: 0, "null", "Null", "NULL")
    default: false
    }
  }

  /// `true | True | TRUE | false | False | FALSE`.
  package static func isBoolean(_ text: Span<UInt8>) -> Bool {
    isWord(text, from: 0, "true", "True", "TRUE") || isWord(text, from: 0, "false", "False", "FALSE")
  }

  /// `integer`, `float`, or `string` for text that is no number.
  package static func numberKind(of text: Span<UInt8>) -> NodeKind {
    let count = text.count
    var i = 0
    if text.count == 0 { return .string }
    let first = text[0]
    if first == UInt8(ascii: "0"), count > 2, text[1] | 0x20 == UInt8(ascii: "x") || text[1] == UInt8(ascii: "o") {
      return isBased(text) ? .integer : .string
    }
    let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    if isSigned { i = 1 }
    let digits = i
    while i < count, isDigit(text[i]) { i += 1 }
    var mantissa = i - digits
    if i == count { return mantissa > 0 ? .integer : .string }
    if text[i] == UInt8(ascii: ".") {
      i += 1
      let fraction = i
      while i < count, isDigit(text[i]) { i += 1 }
      if mantissa == 0, i == fraction {
        return isSpecial(text, from: fraction - 1, isSigned: isSigned) ? .float : .string
      }
      mantissa += i - fraction
    }
    guard mantissa > 0 else { return .string }
    if i == count { return .float }
    guard text[i] | 0x20 == UInt8(ascii: "e") else { return .string }
    i += 1
    if i < count, text[i] == UInt8(ascii: "+") || text[i] == UInt8(ascii: "-") { i += 1 }
    let exponent = i
    while i < count, isDigit(text[i]) { i += 1 }
    return i == count && i > exponent ? .float : .string
  }

  @inlinable static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// `0x1F` or `0o17`; neither takes a sign.
  private static func isBased(_ text: Span<UInt8>) -> Bool {
    let isHexadecimal = text[1] == UInt8(ascii: "x")
    guard isHexadecimal || text[1] == UInt8(ascii: "o") else { return false }
    for i in 2..<text.count {
      let byte = text[i]
      let isOctal = byte &- 0x30 < 8
      let isHex = isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6
      if isHexadecimal ? !isHex : !isOctal { return false }
    }
    return true
  }

  private static func isSpecial(_ text: Span<UInt8>, from start: Int, isSigned: Bool) -> Bool {
    isWord(text, from: start, ".inf", ".Inf", ".INF")
      || (!isSigned && isWord(text, from: start, ".nan", ".NaN", ".NAN"))
  }

  private static func isWord(
    _ text: Span<UInt8>, from start: Int, _ a: StaticString, _ b: StaticString, _ c: StaticString
  ) -> Bool {
    equals(text, from: start, a) || equals(text, from: start, b) || equals(text, from: start, c)
  }

  private static func equals(_ text: Span<UInt8>, from start: Int, _ word: StaticString) -> Bool {
    guard text.count - start == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { bytes in
      for i in 0..<bytes.count where unsafe bytes[i] != text[start + i] { return false }
      return true
    }
  }
}
