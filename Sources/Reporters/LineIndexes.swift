import SourceText

/// The line indexes of the sources that a report shows.
///
/// Findings come sorted by source, so only the index of the source at hand is kept, and those of other sources that
/// labels point into: several findings share them.
struct LineIndexes {
  private var current: (source: SourceFile, index: LineIndex)?
  /// The source is kept, so that no other can take its identity.
  private var others: [ObjectIdentifier: (source: SourceFile, index: LineIndex)] = [:]

  /// Says that a finding in `source` is next.
  mutating func turn(to source: SourceFile) {
    if current?.source !== source { current = (source, LineIndex(source)) }
  }

  mutating func index(of source: SourceFile) -> LineIndex {
    if let current, current.source === source { return current.index }
    if let known = others[ObjectIdentifier(source)] { return known.index }
    let index = LineIndex(source)
    others[ObjectIdentifier(source)] = (source, index)
    return index
  }

  /// Where `span` starts.
  mutating func start(of span: SourceSpan) -> Position { index(of: span.source).position(of: span.range.start) }

  /// Where `span` ends; exclusive.
  mutating func end(of span: SourceSpan) -> Position { index(of: span.source).position(of: span.range.end) }
}
