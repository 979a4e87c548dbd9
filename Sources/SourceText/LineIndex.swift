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

  /// A word whose every byte is 1.
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private let bytes: [UInt8]
  private let count: Int
  /// The byte offset at which each line starts, ascending; the first is 0.
  package let lineStarts: [UInt32]
  /// How many scalars start before each block; empty where every byte is a scalar.
  private let scalarMarks: [UInt32]

  /// Scans the whole of `source` once, and once more if there is anything but ASCII in it.
  package init(_ source: SourceFile) {
    bytes = source.bytes
    count = source.count
    let (starts, isASCII) = Self.scan(source.bytes, count)
    lineStarts = starts
    scalarMarks = isASCII ? [] : Self.marks(source.bytes, count)
  }

  /// The line starts of the first `count` of `bytes`, and whether all are ASCII; eight bytes at a step.
  private static func scan(_ bytes: [UInt8], _ count: Int) -> (starts: [UInt32], isASCII: Bool) {
    let bytes = bytes.span
    let words = unsafe bytes.bytes
    let highs = ones << 7
    var starts: [UInt32] = [0]
    // As many as most manifests have.
    starts.reserveCapacity(min(count / 16, 1_000) + 1)
    var seen: UInt64 = 0
    var i = 0
    while i < count {
      if i &+ 8 <= count {
        // Of the bytes that are 0 after the exclusive or, the lowest is marked exactly (those above it may err).
        let word = unsafe UInt64(littleEndian: words.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt64.self))
        let feeds = word ^ (ones &* 0x0A)
        let returns = word ^ (ones &* 0x0D)
        let breaks = ((feeds &- ones) & ~feeds | (returns &- ones) & ~returns) & highs
        seen |= word
        i &+= breaks.trailingZeroBitCount >> 3
        if breaks == 0 { continue }
      }
      let byte = bytes[i]
      seen |= UInt64(byte)
      i &+= 1
      if byte == 0x0A || (byte == 0x0D && bytes[i] != 0x0A) { starts.append(UInt32(truncatingIfNeeded: i)) }
    }
    return (starts, seen & highs == 0)
  }

  private static func marks(_ bytes: [UInt8], _ count: Int) -> [UInt32] {
    var marks: [UInt32] = []
    var scalars = 0
    for start in stride(from: 0, to: count, by: blockSize) {
      marks.append(UInt32(scalars))
      scalars += countScalars(bytes, start..<min(start + blockSize, count))
    }
    return marks
  }

  /// How many scalars start in `range` of `bytes`; eight bytes at a step.
  private static func countScalars(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    let bytes = bytes.span
    let words = unsafe bytes.bytes
    precondition(range.upperBound <= bytes.count, "a range of the source")
    var scalars = 0
    var i = range.lowerBound
    while i &+ 8 <= range.upperBound {
      let word = unsafe words.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt64.self)
      // A byte of 1 for each that begins with the bits 10; the product adds all of them up in its first byte.
      let continuations = (word >> 7) & ~(word >> 6) & ones
      scalars += 8 - Int(truncatingIfNeeded: (continuations &* ones) >> 56)
      i &+= 8
    }
    while i < range.upperBound {
      if bytes[i] & 0xC0 != 0x80 { scalars += 1 }
      i += 1
    }
    return scalars
  }

  /// The position of the byte at `offset`; an offset past the end gives the end.
  package func position(of offset: UInt32) -> Position {
    let offset = min(Int(offset), count)
    let line = self.line(of: UInt32(offset))
    let start = contentStart(ofLine: line)
    return Position(line: line, column: offset > start ? scalars(in: start..<offset) + 1 : 1)
  }

  /// The line, 1-based, of the byte at `offset`; an offset past the end gives the last.
  package func line(of offset: UInt32) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
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

  /// How many scalars start in `range`.
  private func scalars(in range: Range<Int>) -> Int {
    if scalarMarks.isEmpty { return range.count }
    if range.count <= Self.blockSize { return Self.countScalars(bytes, range) }
    return scalars(before: range.upperBound) - scalars(before: range.lowerBound)
  }

  /// How many scalars start before `offset`.
  private func scalars(before offset: Int) -> Int {
    let block = min(offset / Self.blockSize, scalarMarks.count - 1)
    return Int(scalarMarks[block]) + Self.countScalars(bytes, block * Self.blockSize..<offset)
  }
}
