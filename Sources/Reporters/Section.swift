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
    var near = [Annotation(span: diagnostic.span, message: "", isPrimary: true)]
    var far: [Label] = []
    let index = lines.index(of: diagnostic.span.source)
    for label in diagnostic.related {
      if isNear(label.span, diagnostic.span, index, width) {
        near.append(Annotation(span: label.span, message: label.message, isPrimary: false))
      } else {
        far.append(label)
      }
    }
    var sections = [Section(label: nil, excerpt: excerpt(near, &lines))]
    for label in far {
      let annotation = Annotation(span: label.span, message: "", isPrimary: false)
      sections.append(Section(label: label, excerpt: excerpt([annotation], &lines)))
    }
    return sections
  }

  private static func isNear(_ a: SourceSpan, _ b: SourceSpan, _ index: LineIndex, _ width: Int) -> Bool {
    guard a.source === b.source, isShown(a.source) else { return false }
    let (one, other) = (index.position(of: a.range.start).line, index.position(of: b.range.start).line)
    if one == other, index.content(ofLine: one).count > width {
      // Both must fit what is shown of the line.
      return abs(Int(a.range.start) - Int(b.range.start)) < width / 4
    }
    return abs(one - other) <= Excerpt.reach
  }

  private static func excerpt(_ annotations: [Annotation], _ lines: inout LineIndexes) -> Excerpt? {
    guard let source = annotations.first?.span.source, isShown(source) else { return nil }
    return Excerpt(annotations, of: source, lines.index(of: source))
  }

  /// A secret is never shown, and of an empty source there is nothing to show.
  private static func isShown(_ source: SourceFile) -> Bool { !source.isConfidential && source.count > 0 }
}
