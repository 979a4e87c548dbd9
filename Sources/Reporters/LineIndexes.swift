import SourceText

/// The line indexes of the sources that a report shows, each made once.
struct LineIndexes {
  /// The source is kept, so that no other can take its identity.
  private var indexes: [ObjectIdentifier: (source: SourceFile, index: LineIndex)] = [:]

  mutating func index(of source: SourceFile) -> LineIndex {
    if let known = indexes[ObjectIdentifier(source)] { return known.index }
    let index = LineIndex(source)
    indexes[ObjectIdentifier(source)] = (source, index)
    return index
  }

  /// Where `span` starts.
  mutating func start(of span: SourceSpan) -> Position { index(of: span.source).position(of: span.range.start) }

  /// Where `span` ends; exclusive.
  mutating func end(of span: SourceSpan) -> Position { index(of: span.source).position(of: span.range.end) }
}
