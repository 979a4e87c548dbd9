/// The rules for scalars that a U-label may hold in some places only (RFC 5892, appendix A).
enum ContextualRule {
  /// Whether the rule of the scalar at `index` holds there.
  static func holds(_ label: [UInt32], at index: Int) -> Bool {
    let before = index > 0 ? label[index - 1] : nil
    let after = index + 1 < label.count ? label[index + 1] : nil
    switch label[index] {
    // A.1, A.2: zero width non-joiner and joiner.
    case 0x200C: return before.map(isVirama) ?? false || JoiningType.joins(label, around: index)
    case 0x200D: return before.map(isVirama) ?? false
    // A.3: middle dot, in Catalan.
    case 0xB7: return before == 0x6C && after == 0x6C
    // A.4: Greek lower numeral sign.
    case 0x375: return after.map { Script.greek.contains($0) } ?? false
    // A.5, A.6: Hebrew geresh and gershayim.
    case 0x5F3, 0x5F4: return before.map { Script.hebrew.contains($0) } ?? false
    // A.7: Katakana middle dot.
    case 0x30FB: return label.contains { Script.japanese.contains($0) }
    // A.8, A.9: Arabic-Indic digits and the extended ones do not mix.
    case 0x660...0x669: return !label.contains { $0 >= 0x6F0 && $0 <= 0x6F9 }
    case 0x6F0...0x6F9: return !label.contains { $0 >= 0x660 && $0 <= 0x669 }
    default: return false
    }
  }

  private static func isVirama(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.canonicalCombiningClass == .virama
  }
}
