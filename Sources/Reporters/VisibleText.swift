/// Text for a terminal with everything made visible that would steer the terminal or mislead the reader.
///
/// Control characters become their pictures (U+2400…), and C1 controls, bidirectional controls, line separators and
/// other invisible format characters their number, `<U+202E>`. Joiners stay, which emoji and scripts need.
enum VisibleText {
  /// `text` made visible and, where it is a thousand characters or more, shortened in the middle.
  static func bounded(_ text: String) -> String {
    guard text.utf8.count > 1_000, text.index(text.startIndex, offsetBy: 1_000, limitedBy: text.endIndex) != nil else {
      return of(text)
    }
    return of(String(text.prefix(500))) + "…" + of(String(text.suffix(200)))
  }

  static func of(_ text: String) -> String {
    if isPrintableASCII(text) || !text.unicodeScalars.contains(where: isHidden) { return text }
    return text.reduce(into: "") { $0 += of($1) }
  }

  static func of(_ character: Character) -> String {
    if let byte = character.asciiValue, byte >= 0x20, byte < 0x7F { return String(character) }
    guard character.unicodeScalars.contains(where: isHidden) else { return String(character) }
    var visible = ""
    for scalar in character.unicodeScalars {
      if isHidden(scalar), !isTag(scalar) || character.unicodeScalars.count == 1 {
        visible += picture(of: scalar)
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  private static func isPrintableASCII(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for i in bytes.indices where bytes[i] < 0x20 || bytes[i] > 0x7E { return false }
    return true
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    // Most of what is not ASCII, and quicker to tell than a category: CJK ideographs.
    if scalar.value >= 0x4E00 && scalar.value < 0xA000 { return false }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    // ZERO WIDTH NON-JOINER and JOINER.
    case .format: return scalar.value != 0x200C && scalar.value != 0x200D
    default: return false
    }
  }

  /// The letters of flags of regions, which follow U+1F3F4 (UTS #51 ED-14a).
  private static func isTag(_ scalar: Unicode.Scalar) -> Bool { (0xE0020...0xE007F).contains(scalar.value) }

  private static func picture(of scalar: Unicode.Scalar) -> String {
    let code = scalar.value < 0x20 ? 0x2400 + scalar.value : scalar.value == 0x7F ? 0x2421 : 0
    if code != 0, let picture = Unicode.Scalar(code) { return String(Character(picture)) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
  }
}
