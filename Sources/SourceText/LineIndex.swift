/// Where people look: a line and a column, both 1-based, columns in Unicode scalars.
package struct Position: Hashable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Turns byte offsets of one source into lines and columns.
///
/// Made only where something is printed. A line ends at LF, CR LF or a lone CR (YAML 1.2.2 §5.4); columns count
/// Unicode scalars. A byte order mark at the start takes no column. A position takes the same time however long its
/// line is.
package struct LineIndex: Sendable {
  /// A mark is set before every block of this many bytes.
  private static let blockSize = 1_024

  private let bytes: [UInt8]
  private let count: Int
  /// The byte offset at which each line starts, ascending; the first is 0.
  package let lineStarts: [UInt32]
  /// How many scalars start before each block.
  private let scalarMarks: [UInt32]

  /// Scans the whole of `source` once.
  package init(_ source: SourceFile) {
    bytes = source.bytes
    count = source.count
    var starts: [UInt32] = [0]
    var marks: [UInt32] = []
    var scalars: UInt32 = 0
    var i = 0
    while i < count {
      if i % Self.blockSize == 0 { marks.append(scalars) }
      let byte = bytes[i]
      i += 1
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if byte == 0x0A || (byte == 0x0D && bytes[i] != 0x0A) { starts.append(UInt32(i)) }
    }
    marks.append(scalars)
    lineStarts = starts
    scalarMarks = marks
  }

  /// The position of the byte at `offset`; an offset past the end gives the end.
  package func position(of offset: UInt32) -> Position {
    let offset = min(Int(offset), count)
    let line = lineNumber(containing: offset)
    let start = contentStart(ofLine: line)
    return Position(line: line, column: offset > start ? scalars(before: offset) - scalars(before: start) + 1 : 1)
  }

  /// The bytes of `line` (1-based) without its line break and without a byte order mark.
  package func content(ofLine line: Int) -> ByteRange {
    let start = contentStart(ofLine: line)
    var end = line < lineStarts.count ? Int(lineStarts[line]) : count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return ByteRange(start..<end)
  }

  private func contentStart(ofLine line: Int) -> Int {
    let start = Int(lineStarts[line - 1])
    let hasMark = start == 0 && count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    return hasMark ? 3 : start
  }

  /// How many scalars start before `offset`.
  private func scalars(before offset: Int) -> Int {
    let block = min(offset / Self.blockSize, scalarMarks.count - 1)
    var scalars = Int(scalarMarks[block])
    var i = block * Self.blockSize
    while i < offset {
      if bytes[i] & 0xC0 != 0x80 { scalars += 1 }
      i += 1
    }
    return scalars
  }

  private func lineNumber(containing offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}
