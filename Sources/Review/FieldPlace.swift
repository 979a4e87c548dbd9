import DocumentModel
import SourceText

/// Where a value of a request is written, for whoever asks what made it differ.
enum FieldPlace {
  /// The places of a value on both sides; nil on a side without it.
  ///
  /// Where the same text stands on both sides, as in `${{ var.bucket }}/data/`, it is a part of it that differs, and that
  /// part's place is the one to see.
  static func places(
    _ oldPointer: String?, in old: Tree?, _ newPointer: String?, in new: Tree?
  ) -> (old: SourceSpan?, new: SourceSpan?) {
    let one = old.flatMap { tree in oldPointer.flatMap { tree.node(at: $0) }.map { (tree, $0) } }
    let other = new.flatMap { tree in newPointer.flatMap { tree.node(at: $0) }.map { (tree, $0) } }
    guard let one, let other else { return (one.map { $0.0.span(of: $0.1) }, other.map { $0.0.span(of: $0.1) }) }
    let spans = (one.0.span(of: one.1), other.0.span(of: other.1))
    guard text(of: spans.0).elementsEqual(text(of: spans.1)) else { return spans }
    let (before, after) = (parts(of: one.1, in: one.0), parts(of: other.1, in: other.0))
    for part in after {
      guard let counterpart = before.first(where: { $0.name.utf8.elementsEqual(part.name.utf8) }),
        !text(of: counterpart.span).elementsEqual(text(of: part.span))
      else { continue }
      return (counterpart.span, part.span)
    }
    return spans
  }

  private static func parts(of node: NodeID, in tree: Tree) -> [(name: String, span: SourceSpan)] {
    tree.chain(of: node).compactMap { origin in
      guard case .part(let name) = origin.step, let site = origin.site else { return nil }
      return (name, site)
    }
  }

  private static func text(of span: SourceSpan) -> ArraySlice<UInt8> {
    span.source.bytes[span.range.indices.clamped(to: 0..<span.source.count)]
  }
}
