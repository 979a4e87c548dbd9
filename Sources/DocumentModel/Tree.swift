import SourceText

/// One document as an arena: nodes in preorder, texts as slices of the source or of an arena of decoded text.
///
/// What walks each node is public, because the optimizer inlines no `package` code into another module (measured with
/// Swift 6.3: 3 % of the instructions of a whole `check`).
///
/// YAML, JSON and resolved jobs are all trees. A tree is a value; copying it shares its arrays. It has at least one
/// node, the root, unless it is being built.
public struct Tree: Sendable {
  /// The source that nodes of origin 0 are written in.
  package private(set) var source: SourceFile
  /// `source.bytes`, held here so that texts can be borrowed.
  public private(set) var sourceBytes: [UInt8]
  /// Text that stands nowhere in the source as it is: decoded escapes, folded lines, texts of other sources.
  public internal(set) var text: [UInt8] = []
  /// The nodes in preorder.
  public var nodes: [Node] = []
  /// Whether there may be plain scalars that readers of other versions of YAML take for something else; their first
  /// characters were looked at, no more.
  public var mayHoldAmbiguousScalars = false
  /// Origins by index; the first is the source itself.
  package internal(set) var origins: [Origin]

  /// A tree without nodes, to be built.
  package init(source: SourceFile) {
    self.source = source
    sourceBytes = source.bytes
    origins = [Origin(source: source)]
  }

  /// Empties the tree for another source and keeps its memory.
  package mutating func open(_ source: SourceFile) {
    removeAll()
    self.source = source
    sourceBytes = source.bytes
    origins[0] = Origin(source: source)
  }

  /// The node `id`.
  @inlinable public subscript(id: NodeID) -> Node {
    get { nodes[id.index] }
    _modify { yield &nodes[id.index] }
  }

  /// The text of a scalar, empty for a collection: its value with escapes decoded, a plain scalar's source characters.
  @inlinable @_lifetime(borrow self)
  public func text(of id: NodeID) -> Span<UInt8> {
    let node = nodes[id.index]
    let count = node.kind.isCollection ? 0 : Int(node.textCount)
    let range = Int(node.textStart)..<Int(node.textStart) + count
    if node.flags.contains(.textInSource) { return sourceBytes.span.extracting(range) }
    return text.span.extracting(range)
  }

  /// The text of a scalar as a string.
  package func string(of id: NodeID) -> String {
    let node = nodes[id.index]
    guard !node.kind.isCollection else { return "" }
    let range = Int(node.textStart)..<Int(node.textStart) + Int(node.textCount)
    return String(decoding: node.flags.contains(.textInSource) ? sourceBytes[range] : text[range], as: UTF8.self)
  }

  /// The source in which a node is written.
  package func source(of id: NodeID) -> SourceFile { origins[Int(nodes[id.index].origin)].source }

  /// Where a node is written.
  package func span(of id: NodeID) -> SourceSpan {
    SourceSpan(source: source(of: id), range: nodes[id.index].range)
  }

  /// The steps that brought a node here, the last one first; empty for a node that stands where it is written.
  package func chain(of id: NodeID) -> [Origin] { chain(fromOrigin: nodes[id.index].origin) }

  /// The origin of an index.
  package func origin(at index: UInt32) -> Origin { origins[Int(index)] }

  /// The same for nodes of an origin, by its index.
  package func chain(fromOrigin index: UInt32) -> [Origin] {
    var chain: [Origin] = []
    var index = index
    while index != 0 {
      let origin = origins[Int(index)]
      if origin.step != .written { chain.append(origin) }
      index = origin.parent
    }
    return chain
  }
}
