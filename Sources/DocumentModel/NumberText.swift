/// Numbers between their texts and IEEE 754 doubles.
///
/// Texts are those of JSON and of YAML's core schema (YAML 1.2.2 §10.3.2): decimal, `0x` and `0o` integers of any
/// length, `.inf` and `.nan`.
package enum NumberText {
  /// The double nearest to the number that `text` writes, ties to even; a magnitude too small for a double gives 0.
  package static func double(_ text: Span<UInt8>) throws(NumberError) -> Double {
    if let decimal = DecimalNumber(text) {
      if let double = decimal.exactDouble { return double }
      return try parse(plainText(text))
    }
    if let (digits, bits) = radixPrefix(text) { return try double(digitsOf: text, from: digits, bitsEach: bits) }
    throw specialForm(text)
  }

  /// The most bytes that a number takes: `-1.7976931348623157e+308` has 24, and 21 digits may follow `-0.00000`.
  static let capacity = 32

  /// Appends the ECMAScript form of a double (RFC 8785 §3.2.2.3): the shortest digits that read back as the same value.
  package static func append(_ value: Double, to output: inout [UInt8]) throws(NumberError) {
    try output.append(addingCapacity: capacity) { (output: inout OutputSpan<UInt8>) throws(NumberError) in
      try append(value, to: &output)
    }
  }

  /// Appends the ECMAScript form of the double nearest to the number that `text` writes.
  package static func append(_ text: Span<UInt8>, to output: inout [UInt8]) throws(NumberError) {
    try output.append(addingCapacity: capacity) { (output: inout OutputSpan<UInt8>) throws(NumberError) in
      try append(text, to: &output)
    }
  }

  /// - Precondition: `output` has room for `capacity` bytes.
  private static func append(_ value: Double, to output: inout OutputSpan<UInt8>) throws(NumberError) {
    guard value.isFinite else { throw value.isNaN ? .notANumber : .infinite }
    // The description has the right digits; only their layout differs.
    let digits = Array(value.description.utf8)
    guard let decimal = DecimalNumber(digits.span) else { throw .malformed }
    appendLayout(of: decimal, to: &output)
  }

  /// - Precondition: `output` has room for `capacity` bytes.
  static func append(_ text: Span<UInt8>, to output: inout OutputSpan<UInt8>) throws(NumberError) {
    // At most 15 digits identify a normal double, and no shorter text means the same one (DBL_DIG), so that the
    // digits as written are the shortest: no double is made at all.
    if let decimal = DecimalNumber(text), decimal.isExact, decimal.significand < 1_000_000_000_000_000,
      decimal.exponent > -300, decimal.exponent < 290
    {
      return appendLayout(of: decimal, to: &output)
    }
    try append(double(text), to: &output)
  }

  /// ECMA-262 §6.1.6.1.20, Number::toString, for radix 10.
  private static func appendLayout(of number: DecimalNumber, to output: inout OutputSpan<UInt8>) {
    guard number.significand != 0 else { return output.append(UInt8(ascii: "0")) }
    let count = number.digitCount
    /// Where the point falls, counted from the first digit.
    let point = count + number.exponent
    if number.isNegative { output.append(UInt8(ascii: "-")) }
    switch point {
    case count...21:
      appendDigits(number.significand, count: count, pointAt: count, to: &output)
      output.append(repeating: 0x30, count: point - count)
    case 1...21:
      appendDigits(number.significand, count: count, pointAt: point, to: &output)
    case -5...0:
      output.append(0x30)
      output.append(UInt8(ascii: "."))
      output.append(repeating: 0x30, count: -point)
      appendDigits(number.significand, count: count, pointAt: count, to: &output)
    default:
      appendDigits(number.significand, count: count, pointAt: 1, to: &output)
      output.append(UInt8(ascii: "e"))
      let exponent = point - 1
      output.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      let magnitude = DecimalNumber(isNegative: false, significand: UInt64(abs(exponent)), exponent: 0)
      appendDigits(magnitude.significand, count: magnitude.digitCount, pointAt: 3, to: &output)
    }
  }

  /// The `count` digits of `value`, a point after the first `point` of them where more follow.
  @inline(__always)
  private static func appendDigits(_ value: UInt64, count: Int, pointAt point: Int, to output: inout OutputSpan<UInt8>)
  {
    var power: UInt64 = 1
    for _ in 1..<count { power &*= 10 }
    var rest = value
    for i in 0..<count {
      if i == point { output.append(UInt8(ascii: ".")) }
      output.append(0x30 + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
      power /= 10
    }
  }
}

// The slow roads of reading.
extension NumberText {
  /// The offset of the first digit and the bits of each, for `0x` and `0o`; nil for any other text.
  private static func radixPrefix(_ text: Span<UInt8>) -> (digits: Int, bits: Int)? {
    guard text.count > 2, text[0] == UInt8(ascii: "0") else { return nil }
    switch text[1] {
    case UInt8(ascii: "x"): return (2, 4)
    case UInt8(ascii: "o"): return (2, 3)
    default: return nil
    }
  }

  private static func double(digitsOf text: Span<UInt8>, from start: Int, bitsEach: Int) throws(NumberError) -> Double {
    var value: UInt64 = 0
    /// Powers of two left out of `value`, and whether any bit left out was set.
    var shift = 0
    var isSticky = false
    for i in start..<text.count {
      guard let digit = HexadecimalDigit.value(of: text[i]), Int(digit) < 1 << bitsEach else { throw .malformed }
      if value >> (60 - bitsEach) == 0 {
        value = value << UInt64(bitsEach) | UInt64(digit)
      } else {
        shift += bitsEach
        isSticky = isSticky || digit != 0
      }
      if shift > 2_000 { throw .overflow }
    }
    // 57 bits or more are kept, so the sticky bit lies below the rounding bit.
    if isSticky { value |= 1 }
    let double = Double(sign: .plus, exponent: shift, significand: Double(value))
    guard double.isFinite else { throw .overflow }
    return double
  }

  private static func specialForm(_ text: Span<UInt8>) -> NumberError {
    var i = 0
    if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") { i += 1 }
    guard text.count == i + 4, text[i] == UInt8(ascii: ".") else { return .malformed }
    switch (text[i + 1] | 0x20, text[i + 2] | 0x20, text[i + 3] | 0x20) {
    case (UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "f")): return .infinite
    case (UInt8(ascii: "n"), UInt8(ascii: "a"), UInt8(ascii: "n")): return .notANumber
    default: return .malformed
    }
  }

  /// The text without a plus sign and with a digit at both sides of its point, as every parser takes it.
  private static func plainText(_ text: Span<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count + 2)
    for i in 0..<text.count where i > 0 || text[0] != UInt8(ascii: "+") {
      let isPoint = text[i] == UInt8(ascii: ".")
      if isPoint, plain.isEmpty || plain == [UInt8(ascii: "-")] { plain.append(0x30) }
      plain.append(text[i])
      if isPoint, i + 1 == text.count || text[i + 1] &- 0x30 >= 10 { plain.append(0x30) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func parse(_ text: String) throws(NumberError) -> Double {
    guard let double = Double(text) else { throw .malformed }
    guard double.isFinite else { throw .overflow }
    return double
  }
}
