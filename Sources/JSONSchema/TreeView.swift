import DocumentModel

/// A tree, borrowed: nothing is counted or copied while it is read.
struct TreeView: ~Escapable {
  let nodes: Span<Node>
  private let sourceText: Span<UInt8>
  private let ownText: Span<UInt8>

  @_lifetime(borrow tree)
  init(_ tree: borrowing Tree) {
    nodes = tree.nodes.span
    sourceText = tree.sourceBytes.span
    ownText = tree.text.span
  }

  subscript(id: NodeID) -> Node {
    @inline(__always) get { nodes[id.index] }
  }

  /// The text of a scalar.
  @inline(__always) @_lifetime(copy self)
  func text(of id: NodeID) -> Span<UInt8> { text(of: nodes[id.index]) }

  /// The text of a scalar of this tree.
  @inline(__always) @_lifetime(copy self)
  func text(of node: Node) -> Span<UInt8> {
    let range = Int(node.textStart)..<Int(node.textStart) &+ Int(node.textCount)
    return node.flags.contains(.textInSource) ? sourceText.extracting(range) : ownText.extracting(range)
  }
}
