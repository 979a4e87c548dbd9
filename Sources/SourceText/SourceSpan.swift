/// A range of bytes in a known source: what a label points at.
package struct SourceSpan: Sendable {
  package let source: SourceFile
  package let range: ByteRange

  package init(source: SourceFile, range: ByteRange) {
    self.source = source
    self.range = range
  }
}

extension SourceSpan: Equatable {
  /// Whether both lie at the same bytes of the source of the same name.
  package static func == (a: SourceSpan, b: SourceSpan) -> Bool {
    a.range == b.range
      && (a.source === b.source || a.source.path.unicodeScalars.elementsEqual(b.source.path.unicodeScalars))
  }
}
