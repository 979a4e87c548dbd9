import DocumentModel
import SourceText

@testable import Reporters

/// What `DisplayLine` shows, found cluster by cluster whatever the line is made of.
struct ReferenceLine {
  private struct Cell {
    let text: String
    let width: Int
    let bytes: Range<Int>
  }

  private var cells: [Cell] = []
  private var isCutBefore = false
  private var isCutAfter = false

  /// - Parameter content: the line's bytes without its break, fewer than eight times `width`.
  init(_ content: ByteRange, of source: SourceFile, focus: ByteRange, width: Int) {
    let all = source.bytes
    let bytes = all.span
    var start = content.indices.lowerBound
    var i = start
    while i < content.indices.upperBound {
      if case .scalar(let count) = UTF8Sequence.read(bytes, at: i) {
        i += count
      } else {
        append(source, start..<i)
        cells.append(Cell(text: "\u{FFFD}", width: 1, bytes: i..<i + 1))
        i += 1
        start = i
      }
    }
    append(source, start..<i)
    cut(to: width, focus: focus)
  }

  private mutating func append(_ source: SourceFile, _ range: Range<Int>) {
    var offset = range.lowerBound
    for character in String(decoding: source.bytes[range], as: UTF8.self) {
      let text = character == "\t" ? "    " : VisibleText.of(character)
      let count = character.utf8.count
      cells.append(Cell(text: text, width: DisplayWidth.of(text), bytes: offset..<offset + count))
      offset += count
    }
  }

  private mutating func cut(to width: Int, focus: ByteRange) {
    let total = cells.reduce(0) { $0 + $1.width }
    guard total > width else { return }
    let room = max(8, width - 2)
    let before = cells.prefix { $0.bytes.lowerBound < Int(focus.start) }.reduce(0) { $0 + $1.width }
    let marked = cells.filter { focus.indices.contains($0.bytes.lowerBound) }.reduce(0) { $0 + $1.width }
    var left = before + min(marked, room / 2) > room ? max(0, before - room / 3) : 0
    left = min(left, max(0, total - room))
    var column = 0
    var used = 0
    var kept: [Cell] = []
    for cell in cells {
      if column < left {
        isCutBefore = true
      } else if !isCutAfter, used + cell.width <= room {
        kept.append(cell)
        used += cell.width
      } else {
        isCutAfter = true
      }
      column += cell.width
    }
    cells = kept
  }

  var text: String { (isCutBefore ? "…" : "") + cells.map(\.text).joined() + (isCutAfter ? "…" : "") }

  func columns(of range: ByteRange) -> [Int] {
    var column = isCutBefore ? 1 : 0
    var start: Int?
    var end = 0
    for cell in cells {
      if start == nil, cell.bytes.upperBound > Int(range.start) { start = column }
      column += cell.width
      if cell.bytes.lowerBound < Int(range.end) { end = column }
    }
    let first = start ?? column
    return [first, max(1, end - first)]
  }

  func shows(_ offset: UInt32) -> Bool {
    guard let first = cells.first, let last = cells.last else { return true }
    if isCutBefore, Int(offset) < first.bytes.lowerBound { return false }
    return !isCutAfter || Int(offset) < last.bytes.upperBound
  }
}
