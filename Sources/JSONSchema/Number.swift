import DocumentModel

/// A decimal number exactly as it is written: no digit is lost, whatever its size.
///
/// The value is ± digits × 10^exponent. Up to 19 digits live in `significand`; longer ones in `digits`.
struct Number: Sendable {
  let isNegative: Bool
  let significand: UInt64
  /// All digits, the most significant first, without leading zeros; nil where `significand` holds them.
  let digits: [UInt8]?
  let exponent: Int

  /// Reads a number of JSON (RFC 8259 §6) or of the YAML core schema (YAML 1.2.2 §10.3.2), hexadecimal and octal
  /// included; nil for anything else, for infinities and for not-a-number.
  init?(_ text: Span<UInt8>) {
    var i = 0
    var isNegative = false
    if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
      isNegative = text[i] == UInt8(ascii: "-")
      i += 1
    }
    if i + 2 < text.count, text[i] == UInt8(ascii: "0"),
      let radix = text[i + 1] == UInt8(ascii: "x") ? 16 : text[i + 1] == UInt8(ascii: "o") ? 8 : nil
    {
      guard let digits = RadixText.decimalDigits(text, from: i + 2, radix: radix) else { return nil }
      self.init(isNegative: isNegative, digits: digits)
      return
    }
    var significand: UInt64 = 0
    var digitCount = 0
    var large: [UInt8] = []
    var exponent = 0
    var sawPoint = false
    var sawDigit = false
    while i < text.count {
      let byte = text[i]
      if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
      } else if byte >= 0x30, byte <= 0x39 {
        sawDigit = true
        if sawPoint { exponent -= 1 }
        if digitCount < 19 {
          significand = significand &* 10 &+ UInt64(byte &- 0x30)
          if significand != 0 { digitCount += 1 }
        } else {
          if large.isEmpty { large = Self.decimalDigits(of: significand) }
          large.append(byte &- 0x30)
        }
      } else {
        break
      }
      i += 1
    }
    guard sawDigit else { return nil }
    if i < text.count {
      guard text[i] | 0x20 == UInt8(ascii: "e"), let written = DecimalNumber.exponent(text, from: i + 1) else {
        return nil
      }
      exponent += written
    }
    self.init(
      isNegative: isNegative, significand: significand, digits: large.isEmpty ? nil : large, exponent: exponent)
  }

  init(isNegative: Bool, significand: UInt64, digits: [UInt8]?, exponent: Int) {
    self.isNegative = isNegative
    self.significand = significand
    self.digits = digits
    self.exponent = exponent
  }

  private init(isNegative: Bool, digits: [UInt8]) {
    let isLarge = digits.count > 19
    let significand = isLarge ? 0 : digits.reduce(0) { $0 * 10 + UInt64($1) }
    self.init(isNegative: isNegative, significand: significand, digits: isLarge ? digits : nil, exponent: 0)
  }

  /// The digits of `value`, the most significant first; none for 0.
  static func decimalDigits(of value: UInt64) -> [UInt8] {
    var digits: [UInt8] = []
    var rest = value
    while rest != 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    return digits.reversed()
  }

  var isZero: Bool { digits == nil && significand == 0 }

  /// All digits without leading and without trailing zeros, and the exponent that goes with them; none for 0.
  var normalised: (digits: [UInt8], exponent: Int) {
    var all = digits ?? Self.decimalDigits(of: significand)
    var exponent = exponent
    while let last = all.last, last == 0 {
      all.removeLast()
      exponent += 1
    }
    return (all, all.isEmpty ? 0 : exponent)
  }

  /// Whether the value is an integer: `2.0` and `1e2` are (validation §6.1.1).
  var isIntegral: Bool { exponent >= 0 || normalised.exponent >= 0 }
}
