/// Integers in hexadecimal and octal, which the YAML core schema knows (YAML 1.2.2 §10.3.2).
enum RadixText {
  /// The most digits that are read; the conversion to decimal takes time in their square.
  static let limit = 2_048

  /// The decimal digits of the digits of `radix` from `start` on, the most significant first; nil where one is no
  /// digit of that radix or where there are more than `limit`.
  static func decimalDigits(_ text: Span<UInt8>, from start: Int, radix: Int) -> [UInt8]? {
    guard start < text.count, text.count - start <= limit else { return nil }
    var digits: [UInt8] = []
    for i in start..<text.count {
      guard let value = value(of: text[i]), value < radix else { return nil }
      var carry = value
      for j in digits.indices.reversed() {
        let product = Int(digits[j]) * radix + carry
        digits[j] = UInt8(product % 10)
        carry = product / 10
      }
      while carry != 0 {
        digits.insert(UInt8(carry % 10), at: 0)
        carry /= 10
      }
    }
    return digits
  }

  private static func value(of byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x41 + 10
    case 0x61...0x66: Int(byte) - 0x61 + 10
    default: nil
    }
  }
}
