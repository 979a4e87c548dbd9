/// A decimal number as its text gives it: `(-1)^isNegative × significand × 10^exponent`.
///
/// Reads JSON numbers and what the core schema of YAML takes for decimal ones (YAML 1.2.2 §10.3.2): a sign of either
/// kind, leading zeros, a point at either end. Octal, hexadecimal and special forms are `NumberText`'s.
package struct DecimalNumber: Sendable, Equatable {
  package var isNegative: Bool
  /// The first 19 significant digits at most, without trailing zeros unless digits were dropped.
  package var significand: UInt64
  /// Saturates at ± 10⁹.
  package var exponent: Int
  /// Whether `significand` holds every digit that is not a trailing zero.
  package var isExact: Bool

  /// - Returns: nil where `text` is no decimal number.
  package init?(_ text: Span<UInt8>) {
    self.init(text, from: 0)
  }

  /// Reads `text` from the byte at `start` to its end.
  @inline(__always)
  init?(_ text: Span<UInt8>, from start: Int) {
    var i = start
    let count = text.count
    isNegative = false
    if i < count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
      isNegative = text[i] == UInt8(ascii: "-")
      i += 1
    }
    var value: UInt64 = 0
    var scale = 0
    var pending = 0
    var digits = 0
    var exact = true
    var seenDigit = false
    var seenPoint = false
    // Zeros are held back until a digit follows, so that the significand ends in none.
    while i < count {
      let byte = text[i]
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
        i += 1
        continue
      }
      let digit = byte &- 0x30
      guard digit < 10 else { break }
      seenDigit = true
      if seenPoint { scale -= 1 }
      if digit == 0 {
        if value != 0 { pending += 1 }
      } else if digits + pending + 1 <= 19 {
        while pending > 0 {
          value &*= 10
          digits += 1
          pending -= 1
        }
        value = value &* 10 &+ UInt64(digit)
        digits += 1
      } else {
        exact = false
        pending += 1
      }
      i += 1
    }
    guard seenDigit else { return nil }
    if i < count {
      guard text[i] | 0x20 == UInt8(ascii: "e"), let power = Self.exponent(text, from: i + 1) else { return nil }
      scale += power
    }
    significand = value
    exponent = value == 0 ? 0 : max(-1_000_000_000, min(1_000_000_000, scale + pending))
    isExact = exact
  }

  init(isNegative: Bool, significand: UInt64, exponent: Int, isExact: Bool = true) {
    self.isNegative = isNegative
    self.significand = significand
    self.exponent = exponent
    self.isExact = isExact
  }

  /// What stands behind an `e`, with an optional sign, to the end of the text; saturates at ± 2⁴⁰, far beyond what the
  /// digits of a source of 64 MiB could make up for. Nil where there is no digit, or something else.
  package static func exponent(_ text: Span<UInt8>, from start: Int) -> Int? {
    var i = start
    var isNegative = false
    if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
      isNegative = text[i] == UInt8(ascii: "-")
      i += 1
    }
    guard i < text.count else { return nil }
    var value = 0
    while i < text.count {
      let digit = text[i] &- 0x30
      guard digit < 10 else { return nil }
      value = min(1 << 40, value * 10 + Int(digit))
      i += 1
    }
    return isNegative ? -value : value
  }

  /// Whether the value is a whole number, as `2.0` and `1e2` are (JSON Schema 2020-12 Validation §6.1.1).
  package var isInteger: Bool { significand == 0 || exponent >= 0 }

  /// The number of digits of the significand.
  var digitCount: Int {
    var count = 1
    var rest = significand
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }

  /// The double nearest to the value where that takes one exact operation (Clinger's fast path); else nil.
  var exactDouble: Double? {
    guard isExact, significand <= 1 << 53 else { return nil }
    guard significand != 0 else { return isNegative ? -0.0 : 0.0 }
    guard exponent >= -22, exponent <= 22 else { return nil }
    // Every power up to 10^22 is a double.
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    let magnitude = exponent < 0 ? Double(significand) / power : Double(significand) * power
    return isNegative ? -magnitude : magnitude
  }
}
