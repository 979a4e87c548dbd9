/// What URIs, IRIs and URI templates are made of.
extension TextScanner {
  /// Scalars beyond ASCII.
  enum International {
    case none
    /// `ucschar` (RFC 3987 §2.2).
    case letters
    /// `ucschar` and `iprivate`.
    case all
  }

  /// Takes one character: an ASCII one of `set`, a scalar beyond ASCII where allowed, or a triplet `"%" HEXDIG HEXDIG`
  /// (RFC 3986 §2.1).
  mutating func takeEncoded(_ set: ByteSet, _ international: International) -> Bool {
    guard let byte = peek else { return false }
    if byte >= 0x80 {
      guard international != .none else { return false }
      var next = position
      let scalar = ScalarDecoding.next(text, &next)
      guard Self.isLetter(scalar) || (international == .all && Self.isPrivate(scalar)) else { return false }
      skip(next - position)
      return true
    }
    if byte == UInt8(ascii: "%") {
      guard position + 2 < text.count, ByteSet.hexadecimals.contains(text[position + 1]),
        ByteSet.hexadecimals.contains(text[position + 2])
      else { return false }
      skip(3)
      return true
    }
    guard set.contains(byte) else { return false }
    skip(1)
    return true
  }

  /// `ucschar`: no controls, surrogates, private use, noncharacters, specials or tags.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x1_0000...0xD_FFFF, 0xE_1000...0xE_FFFF: scalar & 0xFFFE != 0xFFFE
    default: false
    }
  }

  /// `iprivate`.
  private static func isPrivate(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE000...0xF8FF: true
    case 0xF_0000...0x10_FFFF: scalar & 0xFFFE != 0xFFFE
    default: false
    }
  }
}
