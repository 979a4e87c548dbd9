import SourceText

/// A place to mark in an excerpt.
struct Annotation {
  /// A part of the place that lies on one line.
  struct Piece {
    /// 1-based.
    let line: Int
    let range: ByteRange
    /// What stands behind the mark.
    let message: String
    let isPrimary: Bool
  }

  let span: SourceSpan
  let message: String
  let isPrimary: Bool

  /// Appends the pieces to mark: one, or the first and the last line of a place of several.
  func appendPieces(to pieces: inout [Piece], _ index: LineIndex) {
    let range = trimmed
    let first = index.line(of: range.start)
    // The last byte of the place, not the one after it, says on which line it ends.
    let last = range.count > 0 ? index.line(of: range.end - 1) : first
    guard last > first else {
      pieces.append(piece(range, on: first, message, index))
      return
    }
    let start = firstVisible(of: index.content(ofLine: last))
    let head = ByteRange(start: range.start, end: max(range.start, index.content(ofLine: first).end))
    pieces.append(piece(head, on: first, "", index))
    pieces.append(piece(ByteRange(start: min(start, range.end), end: range.end), on: last, message, index))
  }

  private func piece(_ range: ByteRange, on line: Int, _ message: String, _ index: LineIndex) -> Piece {
    let content = index.content(ofLine: line)
    let start = min(max(range.start, content.start), content.end)
    let end = min(max(range.end, start), content.end)
    return Piece(line: line, range: ByteRange(start: start, end: end), message: message, isPrimary: isPrimary)
  }

  /// The place without white space at its end, which block scalars and collections of YAML have.
  private var trimmed: ByteRange {
    var end = min(Int(span.range.end), span.source.count)
    let start = min(Int(span.range.start), end)
    while end > start, isBlank(span.source.bytes[end - 1]) { end -= 1 }
    if end > start { return ByteRange(start..<end) }
    // Nothing but white space: what of it lies on the first line.
    while end < min(Int(span.range.end), span.source.count), !isBreak(span.source.bytes[end]) { end += 1 }
    return ByteRange(start..<end)
  }

  private func firstVisible(of content: ByteRange) -> UInt32 {
    var start = content.indices.lowerBound
    while start < content.indices.upperBound, isBlank(span.source.bytes[start]) { start += 1 }
    return UInt32(start)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isBreak(byte) }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
