import SourceText

/// Which bytes to delete so that an entry of a mapping or an item of a sequence is gone, and nothing else.
///
/// Of an entry that is not the first of its collection; nil where the layout is not plain enough to be sure.
package enum EntryRemoval {
  /// The bytes of an entry in braces or brackets: with the comma before it.
  ///
  /// - Parameter entry: from the key, or the item, to the end of the value.
  package static func flow(_ entry: ByteRange, in source: SourceFile) -> ByteRange? {
    let bytes = source.bytes
    var start = Int(entry.start)
    while start > 0, isBlank(bytes[start - 1]) || isBreak(bytes[start - 1]) { start -= 1 }
    guard start > 0, bytes[start - 1] == UInt8(ascii: ",") else { return nil }
    let comma = start - 1
    // Before a "#" on its line it would be a comment's comma.
    let line = bytes[..<comma].lastIndex(where: isBreak).map { $0 + 1 } ?? 0
    guard !bytes[line..<comma].contains(UInt8(ascii: "#")) else { return nil }
    return ByteRange(comma..<Int(entry.end))
  }

  /// The bytes of an entry on lines of its own: whole lines, with the comment behind it.
  ///
  /// - Parameters:
  ///   - entry: from the key, or from what follows the dash, to the end of the value.
  ///   - isItem: whether a dash stands before it.
  package static func block(_ entry: ByteRange, isItem: Bool, in source: SourceFile) -> ByteRange? {
    let bytes = source.bytes
    let count = source.count
    var start = Int(entry.start)
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    if isItem {
      guard start > 0, bytes[start - 1] == UInt8(ascii: "-") else { return nil }
      start -= 1
      while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    }
    guard start > 0, isBreak(bytes[start - 1]) else { return nil }
    var end = min(Int(entry.end), count)
    while end > Int(entry.start), isBlank(bytes[end - 1]) || isBreak(bytes[end - 1]) { end -= 1 }
    let rest = end
    while end < count, !isBreak(bytes[end]) { end += 1 }
    let behind = bytes[rest..<end].drop(while: isBlank)
    guard behind.isEmpty || behind.first == UInt8(ascii: "#") && behind.startIndex > rest else { return nil }
    if end == count {
      // The file's last line has no break: the one before goes instead.
      start -= start > 1 && bytes[start - 1] == 0x0A && bytes[start - 2] == 0x0D ? 2 : 1
      return ByteRange(start..<end)
    }
    end += end + 1 < count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A ? 2 : 1
    return ByteRange(start..<end)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
