/// A half-open range of byte offsets into one source.
///
/// Offsets are UTF-8 bytes from the start of the source, 0-based. A source is at most 64 MiB, so 32 bits suffice.
package struct ByteRange: Hashable, Sendable {
  package var start: UInt32
  package var end: UInt32

  /// - Precondition: `start <= end`.
  @inlinable package init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The range of `range`, whose bounds fit 32 bits.
  @inlinable package init(_ range: Range<Int>) {
    self.init(start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
  }

  /// The empty range at byte `offset`.
  @inlinable package init(emptyAt offset: UInt32) {
    self.init(start: offset, end: offset)
  }

  /// The number of bytes.
  @inlinable package var count: Int { Int(end) - Int(start) }

  /// The same bounds as collection indices.
  @inlinable package var indices: Range<Int> { Int(start)..<Int(end) }
}
