/// One encoded character, or the bytes that are none (Unicode 16 §3.9, table 3-7).
package enum UTF8Sequence {
  /// A character of `count` bytes.
  case scalar(count: Int)
  /// As many bytes as no character can begin with: 1 to 3.
  case invalid(count: Int)

  /// What stands at `i`, which is within `bytes`; the byte after the last character must be ASCII, such as NUL.
  @inline(__always)
  package static func read(_ bytes: Span<UInt8>, at i: Int) -> UTF8Sequence {
    let lead = bytes[i]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0x00...0x7F: return .scalar(count: 1)
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return .invalid(count: 1)
    }
    var count = 1
    while count < length {
      guard i + count < bytes.count else { return .invalid(count: count) }
      let byte = bytes[i + count]
      guard byte >= low && byte <= high else { return .invalid(count: count) }
      low = 0x80
      high = 0xBF
      count += 1
    }
    return .scalar(count: length)
  }
}
