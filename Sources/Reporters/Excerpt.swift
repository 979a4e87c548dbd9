import Diagnostics
import SourceText

/// Lines of one source with places marked below them.
struct Excerpt {
  /// Two places are shown in one excerpt when no more lines than this lie between them.
  static let reach = 8

  let source: SourceFile
  let index: LineIndex
  /// In the order of lines.
  let pieces: [Annotation.Piece]

  /// - Parameter pieces: of places in one source, in the order in which they are told.
  init(_ pieces: [Annotation.Piece], of source: SourceFile, _ index: LineIndex) {
    self.source = source
    self.index = index
    // The primary place comes first of those on one line.
    self.pieces =
      pieces.count < 2
      ? pieces : pieces.sorted { ($0.line, $0.isPrimary ? 0 : 1) < ($1.line, $1.isPrimary ? 0 : 1) }
  }

  /// The greatest line number shown.
  var lastLine: Int { pieces.last?.line ?? 1 }

  /// Writes the lines of text: source lines with their numbers, marks below them, `...` where lines are left out.
  ///
  /// - Parameters:
  ///   - digits: the width of the line numbers.
  ///   - width: the most cells of a source line.
  func write(to output: inout TerminalOutput, digits: Int, width: Int, severity: Severity) {
    var shown: Int?
    var rest = pieces[...]
    while let first = rest.first {
      let line = first.line
      let group = rest.prefix { $0.line == line }
      rest = rest.dropFirst(group.count)
      if let shown, line == shown + 2 {
        write(shown + 1, display(shown + 1, focus: nil, width), digits, to: &output)
      } else if let shown, line > shown + 2 {
        output.paint("...", .gutter)
        output.endLine()
      }
      shown = line
      let text = display(line, focus: first.range, width)
      write(line, text, digits, to: &output)
      MarkRows(digits: digits, severity: severity).write(group, on: text, to: &output)
    }
  }

  private func display(_ line: Int, focus: ByteRange?, _ width: Int) -> DisplayLine {
    let content = index.content(ofLine: line)
    return DisplayLine(content, of: source, focus: focus ?? ByteRange(emptyAt: content.start), width: width)
  }

  /// Writes a source line with its number.
  private func write(_ line: Int, _ text: DisplayLine, _ digits: Int, to output: inout TerminalOutput) {
    let number = line.description
    output.beginPaint(.gutter)
    output.write(0x20, count: max(0, digits - number.utf8.count))
    output.write(number)
    output.write(" |")
    output.endPaint()
    let start = output.bytes.count
    output.write(0x20)
    text.write(to: &output)
    output.trimSpaces(from: start)
    output.endLine()
  }
}
