import Diagnostics
import SourceText

/// A part of a finding's picture: the finding's own place with the labels near it, or a label far away.
struct Section {
  /// The far label that heads the section; nil for the finding's own.
  let label: Label?
  /// Nil where nothing may or can be shown.
  let excerpt: Excerpt?

  /// The sections of `diagnostic`: its own first, then its far labels in their order.
  ///
  /// - Parameter width: the most cells of a source line.
  static func sections(of diagnostic: Diagnostic, width: Int, _ lines: inout LineIndexes) -> [Section] {
    let source = diagnostic.span.source
    let index = lines.index(of: source)
    var near: [Annotation.Piece] = []
    var far: [Label] = []
    if isShown(source) {
      Annotation(span: diagnostic.span, message: "", isPrimary: true).appendPieces(to: &near, index)
    }
    for label in diagnostic.related {
      if isNear(label.span, diagnostic.span, index, width) {
        Annotation(span: label.span, message: label.message, isPrimary: false).appendPieces(to: &near, index)
      } else {
        far.append(label)
      }
    }
    let first = near.isEmpty ? nil : Excerpt(near, of: source, index)
    var sections = [Section(label: nil, excerpt: first)]
    for label in far {
      sections.append(Section(label: label, excerpt: excerpt(of: label.span, &lines)))
    }
    return sections
  }

  private static func isNear(_ a: SourceSpan, _ b: SourceSpan, _ index: LineIndex, _ width: Int) -> Bool {
    guard a.source === b.source, isShown(a.source) else { return false }
    let (one, other) = (index.line(of: a.range.start), index.line(of: b.range.start))
    if one == other, index.content(ofLine: one).count > width {
      // Both must fit what is shown of the line.
      return abs(Int(a.range.start) - Int(b.range.start)) < width / 4
    }
    return abs(one - other) <= Excerpt.reach
  }

  private static func excerpt(of span: SourceSpan, _ lines: inout LineIndexes) -> Excerpt? {
    guard isShown(span.source) else { return nil }
    let index = lines.index(of: span.source)
    var pieces: [Annotation.Piece] = []
    Annotation(span: span, message: "", isPrimary: false).appendPieces(to: &pieces, index)
    return Excerpt(pieces, of: span.source, index)
  }

  /// A secret is never shown, and of an empty source there is nothing to show.
  private static func isShown(_ source: SourceFile) -> Bool { !source.isConfidential && source.count > 0 }
}
