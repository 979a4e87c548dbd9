/// Reads a text from front to back; positions count bytes from 0.
struct TextScanner: ~Escapable {
  let text: Span<UInt8>
  private(set) var position = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  /// The next byte; nil at the end.
  var peek: UInt8? { position < text.count ? text[position] : nil }

  /// Takes the next byte where it is `character`.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Takes the next byte where it is `letter`, a capital, or its small form: literals of ABNF have no case
  /// (RFC 5234 §2.3).
  mutating func takeLetter(_ letter: Unicode.Scalar) -> Bool {
    guard let byte = peek, byte & 0xDF == UInt8(ascii: letter) else { return false }
    position += 1
    return true
  }

  /// Takes bytes for as long as they belong to `set`; their number.
  mutating func take(while set: ByteSet) -> Int {
    let start = position
    while let byte = peek, set.contains(byte) { position += 1 }
    return position - start
  }

  /// Takes exactly `count` decimal digits; nil, somewhere in between, where there are fewer.
  mutating func number(digits count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let byte = peek, ByteSet.digits.contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
      position += 1
    }
    return value
  }

  /// Moves on by `count` bytes, which are there.
  mutating func skip(_ count: Int) { position += count }
}
