import Diagnostics
import SourceText

extension PageText {
  /// A place in a source: `path:line:column: words`, its line with the place underlined, places that take part, notes.
  package mutating func place(
    _ span: SourceSpan, _ words: String, related: [Label] = [], notes: [(name: String, text: String)] = []
  ) {
    space()
    lines.turn(to: span.source)
    output.beginPaint(.place)
    output.writePlace(span, lines.start(of: span))
    output.endPaint()
    output.write(0x20)
    output.write(bounded: words)
    output.endLine()
    // Places that are shown already need not be shown again.
    var shown: [SourceSpan] = [span]
    var others: [Label] = []
    for label in related where !shown.contains(label.span) {
      shown.append(label.span)
      others.append(label)
    }
    let picture = Diagnostic(rule: "", severity: .note, message: words, at: span, related: others)
    let sections = Section.sections(of: picture, width: 120, &lines)
    let digits = sections.reduce(1) { max($0, $1.excerpt?.lastLine ?? 1) }.description.utf8.count
    for section in sections.prefix(Self.bound) {
      if let label = section.label {
        output.write(0x20, count: digits)
        output.paint("--> ", .gutter)
        output.writePlace(label.span, lines.start(of: label.span))
        output.write(0x20)
        output.paint(VisibleText.bounded(label.message), .label)
        output.endLine()
      }
      guard let excerpt = section.excerpt else { continue }
      output.writeEmptyRow(digits)
      excerpt.write(to: &output, digits: digits, width: 120, severity: .note)
    }
    if !notes.isEmpty, sections.contains(where: { $0.excerpt != nil }) { output.writeEmptyRow(digits) }
    for note in notes {
      output.write(0x20, count: digits)
      output.paint(" = ", .gutter)
      output.paint(note.name + ":", .noteName)
      output.write(0x20)
      output.write(bounded: note.text)
      output.endLine()
    }
  }

  /// The most pictures of one place.
  private static let bound = 10
}
