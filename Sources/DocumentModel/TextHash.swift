/// A 32-bit hash of a key's UTF-8 bytes, the same in every run and in every tree.
///
/// It sorts unequal keys apart quickly; equal hashes are always confirmed by comparing the bytes, so an adversary can
/// make look-ups slower but never wrong.
public enum TextHash {
  /// The hash of `text`: its words of eight bytes folded by multiplication, the last one overlapping the one before.
  @inlinable public static func hash(_ text: Span<UInt8>) -> UInt32 { UInt32(truncatingIfNeeded: wideHash(text)) }

  /// The same with 64 bits.
  @inlinable public static func wideHash(_ text: Span<UInt8>) -> UInt64 {
    let count = text.count
    let bytes = unsafe text.bytes
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      var i = 0
      while i &+ 8 < count {
        // Within bounds: i + 8 < count.
        let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt64.self)
        state = fold(state, UInt64(littleEndian: word))
        i &+= 8
      }
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 8, as: UInt64.self)
      state = fold(state, UInt64(littleEndian: word))
    } else if count >= 4 {
      let low = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
      let high = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 4, as: UInt32.self)
      state = fold(state, UInt64(UInt32(littleEndian: low)) | UInt64(UInt32(littleEndian: high)) << 32)
    } else if count > 0 {
      state = fold(state, UInt64(text[0]) | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1]) << 16)
    }
    return state
  }

  /// Stirs one word into the state: both halves of the product, so that the low bits depend on every byte.
  @inlinable public static func fold(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word).multipliedFullWidth(by: 0xFF51_AFD7_ED55_8CCD)
    return product.high ^ product.low
  }

  /// The hash of `text`'s UTF-8 bytes.
  package static func hash(_ text: StaticString) -> UInt32 {
    text.withUTF8Buffer { unsafe hash($0.span) }
  }

  /// The hash of `text`'s UTF-8 bytes.
  package static func hash(_ text: String) -> UInt32 {
    let bytes = Array(text.utf8)
    return hash(bytes.span)
  }
}
