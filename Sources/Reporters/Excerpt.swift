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

  /// - Parameter annotations: places of one source.
  init(_ annotations: [Annotation], of source: SourceFile, _ index: LineIndex) {
    self.source = source
    self.index = index
    // The primary place comes first of those on one line.
    pieces = annotations.flatMap { $0.pieces(in: index) }.enumerated().sorted { a, b in
      (a.element.line, a.element.isPrimary ? 0 : 1, a.offset) < (b.element.line, b.element.isPrimary ? 0 : 1, b.offset)
    }.map(\.element)
  }

  /// The greatest line number shown.
  var lastLine: Int { pieces.last?.line ?? 1 }

  /// The lines of text: source lines with their numbers, marks below them, `...` where lines are left out.
  ///
  /// - Parameters:
  ///   - digits: the width of the line numbers.
  ///   - width: the most cells of a source line.
  func lines(digits: Int, width: Int, severity: Severity, style: TerminalStyle) -> [String] {
    var lines: [String] = []
    var shown: Int?
    var rest = pieces[...]
    let gutter = String(repeating: " ", count: digits) + " |"
    while let line = rest.first?.line {
      let group = rest.prefix { $0.line == line }
      rest = rest.dropFirst(group.count)
      if let shown, line == shown + 2 {
        let between = display(shown + 1, focus: nil, width)
        lines.append(numbered(shown + 1, between.text, digits, style))
      } else if let shown, line > shown + 2 {
        lines.append(style.paint("...", .gutter))
      }
      shown = line
      let text = display(line, focus: group.first?.range, width)
      lines.append(numbered(line, text.text, digits, style))
      for marks in MarkRow.rows(for: Array(group), on: text) {
        lines.append(style.paint(gutter, .gutter) + marks.text(severity: severity, style: style))
      }
    }
    return lines
  }

  private func display(_ line: Int, focus: ByteRange?, _ width: Int) -> DisplayLine {
    let content = index.content(ofLine: line)
    return DisplayLine(content, of: source, focus: focus ?? ByteRange(emptyAt: content.start), width: width)
  }

  private func numbered(_ line: Int, _ text: String, _ digits: Int, _ style: TerminalStyle) -> String {
    let number = String(line)
    let padding = String(repeating: " ", count: max(0, digits - number.utf8.count))
    return style.paint("\(padding)\(number) |", .gutter) + (text.isEmpty ? "" : " " + text)
  }
}
