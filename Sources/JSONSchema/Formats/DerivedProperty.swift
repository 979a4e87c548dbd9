/// What a scalar may do in a U-label (RFC 5892 §3), derived from what the standard library knows of Unicode.
enum DerivedProperty {
  /// PVALID.
  case valid
  /// CONTEXTJ and CONTEXTO: allowed where its rule holds.
  case contextual
  /// DISALLOWED and UNASSIGNED.
  case disallowed

  /// In the order of RFC 5892 §3.
  init(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else {
      self = .disallowed
      return
    }
    let properties = scalar.properties
    if let exception = Self.exception(value) {
      self = exception
    } else if value == 0x2D || (value < 0x80 && ByteSet.alphanumerics.contains(UInt8(value))) {
      // LDH has small letters only: a capital is unstable.
      self = value >= 0x41 && value <= 0x5A ? .disallowed : .valid
    } else if value == 0x200C || value == 0x200D {
      self = .contextual
    } else if properties.changesWhenNFKCCaseFolded || Self.isIgnorable(properties) || Self.isLeftOut(value) {
      self = .disallowed
    } else {
      self = Self.isLetterOrDigit(properties.generalCategory) ? .valid : .disallowed
    }
  }

  /// Exceptions (§2.6).
  private static func exception(_ value: UInt32) -> DerivedProperty? {
    switch value {
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: .valid
    case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9: .contextual
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: .disallowed
    default: nil
    }
  }

  /// IgnorableProperties (§2.3).
  private static func isIgnorable(_ properties: Unicode.Scalar.Properties) -> Bool {
    properties.isDefaultIgnorableCodePoint || properties.isWhitespace || properties.isNoncharacterCodePoint
  }

  /// IgnorableBlocks (§2.4) and OldHangulJamo (§2.9).
  private static func isLeftOut(_ value: UInt32) -> Bool {
    switch value {
    case 0x20D0...0x20FF, 0x1_D100...0x1_D1FF, 0x1_D200...0x1_D24F: true
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: true
    default: false
    }
  }

  /// LetterDigits (§2.1).
  private static func isLetterOrDigit(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter, .nonspacingMark,
      .spacingMark:
      true
    default: false
    }
  }
}
