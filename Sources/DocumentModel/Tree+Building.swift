import SourceText

extension Tree {
  /// Empties the tree for the next document of the same source and keeps its memory.
  package mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    mayHoldAmbiguousScalars = false
    if origins.count > 1 { origins.removeSubrange(1...) }
  }

  /// Makes room for as many nodes and bytes of text as a tree is likely to get.
  package mutating func reserveCapacity(nodes nodeCount: Int, text textCount: Int) {
    nodes.reserveCapacity(nodeCount)
    text.reserveCapacity(textCount)
  }

  /// Adds an origin and gives its index.
  package mutating func addOrigin(_ origin: Origin) -> UInt32 {
    origins.append(origin)
    return UInt32(origins.count - 1)
  }

  /// Appends `bytes` to the text arena and gives their offset.
  package mutating func addText(_ bytes: Span<UInt8>) -> UInt32 {
    let start = UInt32(text.count)
    unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    return start
  }

  /// Replaces the text arena by `bytes`: a parser that decodes a document's texts together hands them over at once.
  package mutating func setText(_ bytes: Span<UInt8>) {
    text.removeAll(keepingCapacity: true)
    unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
  }

  /// Takes over the decoded texts and the origins of a tree of the same source, from which nodes were copied.
  package mutating func takeTexts(of tree: borrowing Tree) {
    text = tree.text
    origins = tree.origins
  }

  /// Appends the text of a scalar of another tree to the text arena and gives its offset.
  package mutating func addText(of id: NodeID, in tree: borrowing Tree) -> UInt32 {
    let start = UInt32(text.count)
    let node = tree.nodes[id.index]
    let range = Int(node.textStart)..<Int(node.textStart) + Int(node.textCount)
    // A slice is copied as a whole, bytes of a span one by one.
    text.append(contentsOf: node.flags.contains(.textInSource) ? tree.sourceBytes[range] : tree.text[range])
    return start
  }

  /// Appends a part of a scalar's text, in bytes of that text, to the text arena once more.
  package mutating func addText(_ range: Range<Int>, of id: NodeID) {
    let node = nodes[id.index]
    let part = Int(node.textStart) + range.lowerBound..<Int(node.textStart) + range.upperBound
    if node.flags.contains(.textInSource) {
      text.append(contentsOf: sourceBytes[part])
    } else {
      // No slice: it would hold the arena, which would be copied as a whole.
      for index in part { text.append(text[index]) }
    }
  }

  /// Appends characters to the text arena.
  package mutating func addText(_ characters: StaticString) { text.append(contentsOf: "\(characters)".utf8) }

  /// Appends a part of another tree's source to the text arena and gives its offset.
  package mutating func addSource(_ range: ByteRange, of tree: borrowing Tree) -> UInt32 {
    let start = UInt32(text.count)
    text.append(contentsOf: tree.sourceBytes[range.indices])
    return start
  }

  /// Appends a scalar or an empty collection; `next` is set here.
  @discardableResult @inlinable
  package mutating func append(_ node: Node) -> NodeID {
    var node = node
    let id = NodeID(nodes.count)
    node.next = id.rawValue + 1
    nodes.append(node)
    return id
  }

  /// Appends a scalar of kind `string`, or another, with text of its own in the arena.
  @discardableResult
  package mutating func appendScalar(
    _ string: String, kind: NodeKind = .string, style: NodeStyle = .plain, flags: NodeFlags = [], range: ByteRange,
    origin: UInt32 = 0
  ) -> NodeID {
    let bytes = Array(string.utf8)
    let start = addText(bytes.span)
    let hash = flags.contains(.key) ? TextHash.hash(bytes.span) : 0
    return append(
      Node(
        kind: kind, style: style, flags: flags.subtracting(.textInSource), textStart: start,
        textCount: UInt32(bytes.count), range: range, origin: origin, hash: hash))
  }

  /// Opens a collection; children are appended until `close`.
  package mutating func open(
    _ kind: NodeKind, style: NodeStyle, flags: NodeFlags = [], range: ByteRange, origin: UInt32 = 0
  ) -> NodeID {
    append(Node(kind: kind, style: style, flags: flags, range: range, origin: origin))
  }

  /// Closes a collection that has `childCount` items or pairs: everything appended since `open` is inside.
  package mutating func close(_ id: NodeID, childCount: Int) {
    nodes[id.index].next = UInt32(nodes.count)
    nodes[id.index].textCount = UInt32(childCount)
  }
}
