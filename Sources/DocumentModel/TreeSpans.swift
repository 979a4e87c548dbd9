/// A tree's arrays, borrowed for loops that look up many texts.
struct TreeSpans: ~Escapable {
  let nodes: Span<Node>
  private let source: Span<UInt8>
  private let arena: Span<UInt8>

  @inline(__always) @_lifetime(borrow tree)
  init(_ tree: borrowing Tree) {
    nodes = tree.nodes.span
    source = tree.sourceBytes.span
    arena = tree.text.span
  }

  /// The text of the scalar with the number `index`, as `Tree.text(of:)` gives it.
  @inline(__always) @_lifetime(copy self)
  func text(_ index: Int) -> Span<UInt8> {
    let start = Int(nodes[index].textStart)
    let range = start..<start &+ Int(nodes[index].textCount)
    return nodes[index].flags.contains(.textInSource) ? source.extracting(range) : arena.extracting(range)
  }
}
