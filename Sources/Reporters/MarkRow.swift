import Diagnostics
import SourceText

/// One row of marks below a source line: `^^^^` for the finding, `---- first declared here` for related places.
struct MarkRow {
  private struct Mark {
    let start: Int
    let count: Int
    let message: String
    let isPrimary: Bool

    var end: Int { start + count }
  }

  private var marks: [Mark] = []

  /// The rows for `pieces`, all on one line: as few as their messages allow, in the order given.
  static func rows(for pieces: [Annotation.Piece], on line: DisplayLine) -> [MarkRow] {
    var rows: [MarkRow] = []
    for piece in pieces where piece.isPrimary || line.shows(piece.range.start) {
      let (start, count) = line.columns(of: piece.range)
      let mark = Mark(
        start: start, count: count, message: VisibleText.bounded(piece.message), isPrimary: piece.isPrimary)
      if let last = rows.indices.last, rows[last].takes(mark) {
        rows[last].marks.append(mark)
      } else {
        rows.append(MarkRow(marks: [mark]))
      }
    }
    return rows
  }

  private func takes(_ mark: Mark) -> Bool {
    guard let last = marks.last else { return true }
    return last.message.isEmpty && last.end < mark.start
  }

  /// The row from the gutter on, with a blank first.
  func text(severity: Severity, style: TerminalStyle) -> String {
    var text = " "
    var column = 0
    for mark in marks {
      text += String(repeating: " ", count: mark.start - column)
      let line = String(repeating: mark.isPrimary ? "^" : "-", count: mark.count)
      let words = mark.message.isEmpty ? line : line + " " + mark.message
      text += style.paint(words, mark.isPrimary ? .severity(severity) : .label)
      column = mark.end
    }
    return text
  }
}
