import Diagnostics
import SourceText

/// The rows of marks below a source line: `^^^^` for the finding, `---- first declared here` for related places.
struct MarkRows {
  /// The width of the line numbers.
  let digits: Int
  let severity: Severity

  /// Writes the rows for `pieces`, all on `line`: as few as their messages allow, in the order given.
  func write(_ pieces: ArraySlice<Annotation.Piece>, on line: DisplayLine, to output: inout TerminalOutput) {
    // Where the row at hand ends, if it can take another mark: behind a message none can stand.
    var column: Int?
    var hasRow = false
    for piece in pieces where piece.isPrimary || line.shows(piece.range.start) {
      let mark = line.columns(of: piece.range)
      let end = mark.start + mark.count
      if let reached = column, reached < mark.start {
        output.write(0x20, count: mark.start - reached)
      } else {
        if hasRow { output.endLine() }
        hasRow = true
        beginRow(&output)
        output.write(0x20, count: mark.start)
      }
      output.beginPaint(piece.isPrimary ? .severity(severity) : .label)
      output.write(UInt8(ascii: piece.isPrimary ? "^" : "-"), count: mark.count)
      if !piece.message.isEmpty {
        output.write(0x20)
        output.write(bounded: piece.message)
      }
      output.endPaint()
      column = piece.message.isEmpty ? end : nil
    }
    if hasRow { output.endLine() }
  }

  /// Writes the gutter and the blank after it.
  private func beginRow(_ output: inout TerminalOutput) {
    output.beginPaint(.gutter)
    output.write(0x20, count: digits)
    output.write(" |")
    output.endPaint()
    output.write(0x20)
  }
}
