/// Writes subtrees with their keys in canonical order; what `CanonicalJSONWriter` and `PrettyJSONWriter` share.
///
/// Keeps its own stack, so that no depth of a tree overflows the thread's, and its memory between trees.
struct JSONTreeWriter: Sendable {
  /// A collection that has been opened and has children left.
  private struct Frame {
    let isMapping: Bool
    /// A mapping: an index into `keys`. A sequence: the number of the next item's node.
    var cursor: Int
    let end: Int
    /// The number of keys to keep when the collection is closed.
    let base: Int
  }

  private let isPretty: Bool
  private var frames: [Frame] = []
  /// The sorted keys of all mappings that are open, one after the other.
  private var keys: [KeyOrder.Entry] = []

  init(isPretty: Bool) { self.isPretty = isPretty }

  /// Appends the value of `root`; where that fails, `output` is as it was.
  mutating func append(
    _ root: NodeID, of tree: Tree, to output: inout [UInt8]
  ) throws(CanonicalizationError) {
    let start = output.count
    frames.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    do {
      try appendNode(root, of: tree, to: &output)
      while let frame = frames.last {
        let isFirst = output[output.count - 1] == (frame.isMapping ? UInt8(ascii: "{") : UInt8(ascii: "["))
        guard frame.cursor < frame.end else {
          close(frame, to: &output)
          continue
        }
        try appendChild(of: frame, isFirst: isFirst, in: tree, to: &output)
      }
    } catch {
      output.removeSubrange(start...)
      throw error
    }
  }

  private mutating func appendChild(
    of frame: Frame, isFirst: Bool, in tree: Tree, to output: inout [UInt8]
  ) throws(CanonicalizationError) {
    // The opening bracket is the last byte only before the first child: a value never ends in one.
    if !isFirst { output.append(UInt8(ascii: ",")) }
    if isPretty { breakLine(&output) }
    if frame.isMapping {
      frames[frames.count - 1].cursor = frame.cursor + 1
      let key = keys[frame.cursor].key
      JSONStrings.append(tree.text(of: key), to: &output)
      output.append(UInt8(ascii: ":"))
      if isPretty { output.append(0x20) }
      try appendNode(NodeID(key.rawValue + 1), of: tree, to: &output)
    } else {
      frames[frames.count - 1].cursor = Int(tree.nodes[frame.cursor].next)
      try appendNode(NodeID(frame.cursor), of: tree, to: &output)
    }
  }

  private mutating func close(_ frame: Frame, to output: inout [UInt8]) {
    frames.removeLast()
    keys.removeSubrange(frame.base...)
    if isPretty { breakLine(&output) }
    output.append(frame.isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }

  private func breakLine(_ output: inout [UInt8]) {
    output.append(0x0A)
    for _ in 0..<2 * frames.count { output.append(0x20) }
  }

  /// Appends a scalar, an empty collection, or the opening bracket of another.
  @inline(__always)
  private mutating func appendNode(
    _ id: NodeID, of tree: Tree, to output: inout [UInt8]
  ) throws(CanonicalizationError) {
    switch tree.nodes[id.index].kind {
    case .string: JSONStrings.append(tree.text(of: id), to: &output)
    case .null: Self.append("null", to: &output)
    case .boolean:
      // `true`, `True` or `TRUE`: the only texts of four bytes.
      Self.append(tree.nodes[id.index].textCount == 4 ? "true" : "false", to: &output)
    case .integer, .float:
      do {
        try NumberText.append(tree.text(of: id), to: &output)
      } catch {
        throw CanonicalizationError(node: id, reason: error)
      }
    case .sequence:
      output.append(UInt8(ascii: "["))
      let next = Int(tree.nodes[id.index].next)
      if next == id.index + 1 { return output.append(UInt8(ascii: "]")) }
      frames.append(Frame(isMapping: false, cursor: id.index + 1, end: next, base: keys.count))
    case .mapping:
      output.append(UInt8(ascii: "{"))
      if tree.nodes[id.index].next == id.rawValue + 1 { return output.append(UInt8(ascii: "}")) }
      let base = keys.count
      KeyOrder.appendSorted(id, of: tree, to: &keys)
      frames.append(Frame(isMapping: true, cursor: base, end: keys.count, base: base))
    }
  }

  private static func append(_ word: StaticString, to output: inout [UInt8]) {
    word.withUTF8Buffer { bytes in unsafe output.append(contentsOf: bytes) }
  }
}
