/// A half-open range of byte offsets into one source.
///
/// Public, like the nodes of a tree, because the optimizer inlines no `package` code into another module.
///
/// Offsets are UTF-8 bytes from the start of the source, 0-based. A source is at most 64 MiB, so 32 bits suffice.
public struct ByteRange: Hashable, Sendable {
  /// The first byte.
  public var start: UInt32
  /// The byte after the last.
  public var end: UInt32

  /// - Precondition: `start <= end`.
  @inlinable @inline(__always) public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The range of `range`, whose bounds fit 32 bits.
  @inlinable public init(_ range: Range<Int>) {
    self.init(start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
  }

  /// The empty range at byte `offset`.
  @inlinable public init(emptyAt offset: UInt32) {
    self.init(start: offset, end: offset)
  }

  /// The number of bytes.
  @inlinable public var count: Int { Int(end) - Int(start) }

  /// The same bounds as collection indices.
  @inlinable public var indices: Range<Int> { Int(start)..<Int(end) }
}
