/// Reads Unicode scalars from UTF-8.
enum ScalarDecoding {
  /// The scalar at byte `i`, which moves behind it. Surrogates encoded in three bytes come out as they are; a byte
  /// that starts nothing comes out as U+FFFD.
  static func next(_ text: Span<UInt8>, _ i: inout Int) -> UInt32 {
    let first = UInt32(text[i])
    i += 1
    guard first >= 0x80 else { return first }
    let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
    guard count > 0, i + count <= text.count else { return 0xFFFD }
    var value = first & (0x3F >> UInt32(count))
    for _ in 0..<count {
      value = value << 6 | UInt32(text[i] & 0x3F)
      i += 1
    }
    return value
  }

  /// The number of Unicode scalars in `text`.
  static func count(_ text: Span<UInt8>) -> Int {
    var count = 0
    for i in 0..<text.count where text[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
