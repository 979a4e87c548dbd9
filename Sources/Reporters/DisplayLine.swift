import DocumentModel
import SourceText

/// A line of a source as it is shown: characters made visible, tabs expanded, cut to a width around a place.
struct DisplayLine {
  private struct Cell {
    let text: String
    let width: Int
    /// The bytes of the source that it shows.
    let bytes: Range<Int>
  }

  /// What a tab is shown as.
  private static let tab = "    "
  /// What stands for the parts that are cut off.
  private static let ellipsis = "…"

  private var cells: [Cell] = []
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
    let from = Self.characterStart(max(bytes.lowerBound, Int(focus.start) - reach), in: source)
    let to = Self.characterStart(min(bytes.upperBound, Int(focus.start) + reach), in: source)
    cells = Self.cells(source, from..<to)
    isCutBefore = from > bytes.lowerBound
    isCutAfter = to < bytes.upperBound
    cut(to: width, focus: focus)
  }

  /// The characters that are shown.
  var text: String {
    var text = isCutBefore ? Self.ellipsis : ""
    for cell in cells { text += cell.text }
    if isCutAfter { text += Self.ellipsis }
    while text.utf8.last == 0x20 { text.removeLast() }
    return text
  }

  /// The cells under `range`: the first, 0-based, and how many, at least one. The end of the line is a place as well.
  func columns(of range: ByteRange) -> (start: Int, count: Int) {
    var column = isCutBefore ? 1 : 0
    var start: Int?
    var end = 0
    for cell in cells {
      if start == nil, cell.bytes.upperBound > Int(range.start) { start = column }
      column += cell.width
      if cell.bytes.lowerBound < Int(range.end) { end = column }
    }
    let first = start ?? column
    return (first, max(1, end - first))
  }

  /// Whether the byte at `offset` of this line is shown, and not cut off.
  func shows(_ offset: UInt32) -> Bool {
    guard let first = cells.first, let last = cells.last else { return true }
    if isCutBefore, Int(offset) < first.bytes.lowerBound { return false }
    return !isCutAfter || Int(offset) < last.bytes.upperBound
  }

  /// Keeps at most `width` cells around `focus`.
  private mutating func cut(to width: Int, focus: ByteRange) {
    let total = cells.reduce(0) { $0 + $1.width }
    guard total > width || isCutBefore || isCutAfter else { return }
    // An ellipsis at either side.
    let room = max(8, width - 2)
    let before = cells.prefix { $0.bytes.lowerBound < Int(focus.start) }.reduce(0) { $0 + $1.width }
    let marked = cells.lazy.filter { focus.indices.contains($0.bytes.lowerBound) }.reduce(0) { $0 + $1.width }
    // The start of a line is shown where the place fits; else the place comes after a third of the room.
    var left = 0
    if isCutBefore || before + min(marked, room / 2) > room { left = max(0, before - room / 3) }
    if left > 0 { left = min(left, max(0, total - room)) }
    dropCells(before: left, keeping: room)
  }

  private mutating func dropCells(before left: Int, keeping room: Int) {
    var column = 0
    var kept: [Cell] = []
    var used = 0
    var isFull = false
    for cell in cells {
      defer { column += cell.width }
      guard column >= left else {
        isCutBefore = true
        continue
      }
      guard !isFull, used + cell.width <= room else {
        isFull = true
        continue
      }
      kept.append(cell)
      used += cell.width
    }
    if isFull { isCutAfter = true }
    cells = kept
  }

  /// `offset`, or the start of the character that it lies in.
  private static func characterStart(_ offset: Int, in source: SourceFile) -> Int {
    var start = offset
    while start > 0, offset - start < 3, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return source.bytes[start] & 0xC0 == 0x80 ? offset : start
  }

  private static func cells(_ source: SourceFile, _ range: Range<Int>) -> [Cell] {
    let bytes = source.bytes
    let span = bytes.span
    var cells: [Cell] = []
    var start = range.lowerBound
    var i = start
    while i < range.upperBound {
      switch UTF8Sequence.read(span, at: i) {
      case .scalar(let count): i += count
      case .invalid:
        // Bytes that are no UTF-8 are shown one by one.
        append(source, start..<i, to: &cells)
        cells.append(Cell(text: "\u{FFFD}", width: 1, bytes: i..<i + 1))
        i += 1
        start = i
      }
    }
    append(source, start..<min(i, range.upperBound), to: &cells)
    return cells
  }

  private static func append(_ source: SourceFile, _ range: Range<Int>, to cells: inout [Cell]) {
    var offset = range.lowerBound
    for character in String(decoding: source.bytes[range], as: UTF8.self) {
      let count = character.utf8.count
      let text = character == "\t" ? tab : VisibleText.of(character)
      cells.append(Cell(text: text, width: DisplayWidth.of(text), bytes: offset..<offset + count))
      offset += count
    }
  }
}
