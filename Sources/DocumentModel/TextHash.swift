/// A 32-bit hash of a key's UTF-8 bytes, the same in every run and in every tree.
///
/// It sorts unequal keys apart quickly; equal hashes are always confirmed by comparing the bytes, so an adversary can
/// make look-ups slower but never wrong.
package enum TextHash {
  /// The hash of `text`: its words of eight bytes folded by multiplication.
  @inlinable package static func hash(_ text: Span<UInt8>) -> UInt32 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: text.count)
    var i = 0
    while i < text.count {
      var word: UInt64 = 0
      let end = min(i + 8, text.count)
      while i < end {
        word = word << 8 | UInt64(text[i])
        i += 1
      }
      state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
      state ^= state >> 32
    }
    return UInt32(truncatingIfNeeded: state)
  }

  /// The hash of `text`'s UTF-8 bytes.
  package static func hash(_ text: String) -> UInt32 {
    let bytes = Array(text.utf8)
    return hash(bytes.span)
  }
}
