import DocumentModel
import SourceText

/// The value of a variable, an axis or a setting: its source characters, what they are, and where they stand.
package struct ScalarValue: Sendable {
  package let text: [UInt8]
  package let kind: NodeKind
  package let span: SourceSpan
  /// Whether the text stands for a value that is not shown or not known: `${{ secret.NAME }}`. It is not checked.
  package let isPlaceholder: Bool
  /// The steps by which it came to where it is asked for, outermost first; their sources do not count.
  var steps: [Origin] = []
  /// A secret's own value, where it is known.
  package let hidden: [UInt8]?

  package init(
    text: [UInt8], kind: NodeKind, span: SourceSpan, isPlaceholder: Bool = false, hidden: [UInt8]? = nil
  ) {
    self.hidden = hidden
    self.text = text
    self.kind = kind
    self.span = span
    self.isPlaceholder = isPlaceholder
  }

  /// The source characters as a string.
  var string: String { String(decoding: text, as: UTF8.self) }

  /// The scalar `node` as it is written.
  package init(_ node: DocumentNode) {
    self.init(text: node.tree.bytes(of: node.id), kind: node.node.kind, span: node.span)
  }

  /// A tree that consists of this scalar, to be checked by a schema.
  var tree: Tree {
    var tree = Tree(source: span.source)
    tree.appendScalar(String(decoding: text, as: UTF8.self), kind: kind, range: span.range)
    return tree
  }
}
