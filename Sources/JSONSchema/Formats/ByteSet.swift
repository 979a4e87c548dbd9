/// A set of ASCII characters.
struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The characters of `text` that are ASCII.
  init(_ text: String) {
    for byte in text.utf8 { insert(byte) }
  }

  init(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
  }

  func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
    return byte < 128 && high >> UInt64(byte - 64) & 1 == 1
  }

  func union(_ other: ByteSet) -> ByteSet {
    var result = self
    result.low |= other.low
    result.high |= other.high
    return result
  }

  // Core rules of ABNF (RFC 5234 §B.1).
  static let digits = ByteSet(0x30...0x39)
  static let letters = ByteSet(0x41...0x5A).union(ByteSet(0x61...0x7A))
  static let alphanumerics = digits.union(letters)
  static let hexadecimals = digits.union(ByteSet("abcdefABCDEF"))
}
