import SourceText

/// A line of a source as it is shown: characters made visible, tabs expanded, cut to a width around a place.
struct DisplayLine {
  /// What is left of the line.
  private enum Characters {
    /// Printable ASCII: every byte is a cell.
    case bytes(Range<Int>)
    case cells(ArraySlice<DisplayCell>)
  }

  /// What stands for the parts that are cut off.
  private static let ellipsis = "…"

  private let source: SourceFile
  private var characters: Characters
  private var isCutBefore = false
  private var isCutAfter = false

  /// - Parameters:
  ///   - content: the line's bytes without its break.
  ///   - focus: the bytes that must be seen, their beginning at least.
  ///   - width: the most cells to take.
  init(_ content: ByteRange, of source: SourceFile, focus: ByteRange, width: Int) {
    // However long the line, only some of it is looked at.
    let reach = 8 * width
    let bytes = content.indices
    // A stray byte that continues no character may stand first in the line.
    let from = max(bytes.lowerBound, Self.characterStart(Int(focus.start) - reach, in: source))
    let to = Self.characterStart(min(bytes.upperBound, Int(focus.start) + reach), in: source)
    self.source = source
    isCutBefore = from > bytes.lowerBound
    isCutAfter = to < bytes.upperBound
    let concealed = source.concealedRanges
    if concealed.isEmpty, Self.isPrintableASCII(source, from..<to) {
      characters = .bytes(from..<to)
      cutBytes(from..<to, to: width, focus: focus)
    } else {
      let cells = DisplayCell.concealing(concealed, in: DisplayCell.cells(source, from..<to))
      characters = .cells(cells[...])
      cutCells(cells, to: width, focus: focus)
    }
  }

  /// Writes the characters that are shown.
  func write(to output: inout TerminalOutput) {
    if isCutBefore { output.write(Self.ellipsis) }
    switch characters {
    case .bytes(let range): output.write(source.bytes[range])
    case .cells(let cells):
      for cell in cells {
        if let replacement = cell.replacement {
          output.write(replacement)
        } else {
          output.write(source.bytes[cell.bytes])
        }
      }
    }
    if isCutAfter { output.write(Self.ellipsis) }
  }

  /// The cells under `range`: the first, 0-based, and how many, at least one. The end of the line is a place as well.
  func columns(of range: ByteRange) -> (start: Int, count: Int) {
    let offset = isCutBefore ? 1 : 0
    var start: Int
    var end = 0
    switch characters {
    case .bytes(let shown):
      start = offset + min(max(0, Int(range.start) - shown.lowerBound), shown.count)
      if Int(range.end) > shown.lowerBound { end = offset + min(Int(range.end) - shown.lowerBound, shown.count) }
    case .cells(let cells):
      start = offset
      var column = offset
      for cell in cells {
        column += cell.width
        if cell.bytes.upperBound <= Int(range.start) { start = column }
        if cell.bytes.lowerBound < Int(range.end) { end = column }
      }
    }
    return (start, max(1, end - start))
  }

  /// Whether the byte at `offset` of this line is shown, and not cut off.
  func shows(_ offset: UInt32) -> Bool {
    let shown: Range<Int>
    switch characters {
    case .bytes(let range): shown = range
    case .cells(let cells):
      guard let first = cells.first, let last = cells.last else { return true }
      shown = first.bytes.lowerBound..<last.bytes.upperBound
    }
    if shown.isEmpty { return true }
    if isCutBefore, Int(offset) < shown.lowerBound { return false }
    return !isCutAfter || Int(offset) < shown.upperBound
  }

  /// Keeps at most `width` bytes of `range` around `focus`.
  private mutating func cutBytes(_ range: Range<Int>, to width: Int, focus: ByteRange) {
    let before = min(max(0, Int(focus.start) - range.lowerBound), range.count)
    let marked = focus.indices.clamped(to: range).count
    guard let (left, room) = room(of: width, total: range.count, before: before, marked: marked) else { return }
    let start = range.lowerBound + left
    let end = min(start + room, range.upperBound)
    if left > 0 { isCutBefore = true }
    if end < range.upperBound { isCutAfter = true }
    characters = .bytes(start..<end)
  }

  /// Keeps at most `width` of `cells` around `focus`.
  private mutating func cutCells(_ cells: [DisplayCell], to width: Int, focus: ByteRange) {
    let total = cells.reduce(0) { $0 + $1.width }
    let before = cells.prefix { $0.bytes.lowerBound < Int(focus.start) }.reduce(0) { $0 + $1.width }
    let marked = cells.lazy.filter { focus.indices.contains($0.bytes.lowerBound) }.reduce(0) { $0 + $1.width }
    guard let (left, room) = room(of: width, total: total, before: before, marked: marked) else { return }
    var column = 0
    var start = 0
    while start < cells.count, column < left {
      column += cells[start].width
      start += 1
    }
    var end = start
    var used = 0
    while end < cells.count, used + cells[end].width <= room {
      used += cells[end].width
      end += 1
    }
    if start > 0 { isCutBefore = true }
    if end < cells.count { isCutAfter = true }
    characters = .cells(cells[start..<end])
  }

  /// How many cells to leave out at the left and how many to keep; nil where all fit.
  ///
  /// - Parameters:
  ///   - total: of the characters that were looked at.
  ///   - before: of those before the focus.
  ///   - marked: of those in it.
  private func room(of width: Int, total: Int, before: Int, marked: Int) -> (left: Int, room: Int)? {
    guard total > width || isCutBefore || isCutAfter else { return nil }
    // An ellipsis at either side.
    let room = max(8, width - 2)
    // The start of a line is shown where the place fits; else the place comes after a third of the room.
    guard isCutBefore || before + min(marked, room / 2) > room else { return (0, room) }
    return (min(max(0, before - room / 3), max(0, total - room)), room)
  }

  /// `offset`, or the start of the character that it lies in.
  private static func characterStart(_ offset: Int, in source: SourceFile) -> Int {
    guard offset > 0 else { return 0 }
    var start = offset
    while start > 0, offset - start < 3, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return source.bytes[start] & 0xC0 == 0x80 ? offset : start
  }

  private static func isPrintableASCII(_ source: SourceFile, _ range: Range<Int>) -> Bool {
    let content = source.bytes
    let bytes = content.span
    for i in range where bytes[i] < 0x20 || bytes[i] > 0x7E { return false }
    return true
  }
}
