/// Writes subtrees with their keys in canonical order; what `CanonicalJSONWriter` and `PrettyJSONWriter` share.
///
/// Keeps its own stack, so that no depth of a tree overflows the thread's, and its memory between trees.
struct JSONTreeWriter: Sendable {
  /// A collection that is being written, and how far.
  private struct Frame {
    /// How the children are found.
    enum Kind: UInt8 {
      /// The one value that was asked for.
      case root
      case sequence
      /// A mapping whose keys are written in order already: they are walked where they stand.
      case sortedMapping
      /// A mapping whose keys were put in order in `keys`.
      case mapping
    }

    let kind: Kind
    /// Whether no child has been written yet.
    var isFirst = true
    /// The next child: a node's number, or for `mapping` an index into `keys`.
    var cursor: Int
    let end: Int
    /// For `mapping`: the number of keys to keep when it is closed.
    var base = 0

    var isMapping: Bool { kind.rawValue >= Kind.sortedMapping.rawValue }
  }

  private let isPretty: Bool
  /// The collections around the one that is being written, outermost first.
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
    var frame = Frame(kind: .root, cursor: root.index, end: Int(tree.nodes[root.index].next))
    // Enough for nearly every tree, so that the writing below is not interrupted.
    var room = tree.nodes[root.index].range.count + 16 * (frame.end - frame.cursor)
    do {
      while room > 0 {
        try output.append(addingCapacity: room) { (output: inout OutputSpan<UInt8>) throws(CanonicalizationError) in
          room = try write(&frame, of: tree, to: &output)
        }
      }
    } catch {
      output.removeSubrange(start...)
      throw error
    }
  }

  /// Writes from where `frame` stands.
  ///
  /// - Returns: 0 when all is written; else `output` is full, and this many bytes are needed to go on.
  private mutating func write(
    _ current: inout Frame, of tree: Tree, to output: inout OutputSpan<UInt8>
  ) throws(CanonicalizationError) -> Int {
    let spans = TreeSpans(tree)
    let nodes = spans.nodes
    var frame = current
    while true {
      guard frame.cursor < frame.end else {
        if frame.kind == .root { return 0 }
        guard output.freeCapacity > 2 * frames.count else { return suspend(frame, &current, 2 * frames.count + 64) }
        frame = close(frame, to: &output)
        continue
      }
      let key = frame.kind == .mapping ? keys[frame.cursor].key.index : frame.cursor
      let value = frame.isMapping ? key + 1 : key
      let need = room(for: nodes[key], nodes[value])
      guard output.freeCapacity >= need else { return suspend(frame, &current, 2 * need + 1_024) }
      if frame.isFirst { frame.isFirst = false } else { output.append(UInt8(ascii: ",")) }
      if isPretty, frame.kind != .root { breakLine(depth: frames.count, &output) }
      if frame.isMapping {
        JSONStrings.append(spans.text(key), to: &output)
        output.append(UInt8(ascii: ":"))
        if isPretty { output.append(0x20) }
      }
      frame.cursor = frame.kind == .mapping ? frame.cursor + 1 : Int(nodes[value].next)
      let kind = nodes[value].kind
      if kind.isCollection {
        open(value, of: spans, inside: &frame, to: &output)
      } else if kind == .string {
        JSONStrings.append(spans.text(value), to: &output)
      } else {
        try appendPlain(NodeID(value), of: tree, to: &output)
      }
    }
  }

  /// The most bytes that a child takes: its line break and indentation, punctuation, key, and scalar or bracket.
  @inline(__always)
  private func room(for key: Node, _ value: Node) -> Int {
    // A collection's count is of children, and as good as 0 here.
    let texts = (key.kind.isCollection ? 0 : Int(key.textCount)) + (value.kind.isCollection ? 0 : Int(value.textCount))
    return JSONStrings.capacity(texts) + 48 + (isPretty ? 2 * frames.count : 0)
  }

  private func suspend(_ frame: Frame, _ current: inout Frame, _ room: Int) -> Int {
    current = frame
    return room
  }

  @inline(__always)
  private mutating func open(
    _ id: Int, of tree: TreeSpans, inside frame: inout Frame, to output: inout OutputSpan<UInt8>
  ) {
    let isMapping = tree.nodes[id].kind == .mapping
    let end = Int(tree.nodes[id].next)
    output.append(isMapping ? UInt8(ascii: "{") : UInt8(ascii: "["))
    if end == id + 1 { return output.append(isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")) }
    frames.append(frame)
    if !isMapping {
      frame = Frame(kind: .sequence, cursor: id + 1, end: end)
    } else if KeyOrder.isSorted(id, of: tree) {
      frame = Frame(kind: .sortedMapping, cursor: id + 1, end: end)
    } else {
      let base = keys.count
      KeyOrder.appendSorted(id, of: tree, to: &keys)
      frame = Frame(kind: .mapping, cursor: base, end: keys.count, base: base)
    }
  }

  /// Writes the closing bracket of `frame` and gives the frame around it.
  @inline(__always)
  private mutating func close(_ frame: Frame, to output: inout OutputSpan<UInt8>) -> Frame {
    if frame.kind == .mapping { keys.removeLast(keys.count - frame.base) }
    let outer = frames.removeLast()
    if isPretty { breakLine(depth: frames.count, &output) }
    output.append(frame.isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    return outer
  }

  private func breakLine(depth: Int, _ output: inout OutputSpan<UInt8>) {
    output.append(0x0A)
    output.append(repeating: 0x20, count: 2 * depth)
  }

  /// Appends a scalar that is no string.
  private func appendPlain(
    _ id: NodeID, of tree: Tree, to output: inout OutputSpan<UInt8>
  ) throws(CanonicalizationError) {
    switch tree.nodes[id.index].kind {
    case .null: Self.append("null", to: &output)
    // `true`, `True` and `TRUE` are the only texts of four bytes.
    case .boolean: Self.append(tree.nodes[id.index].textCount == 4 ? "true" : "false", to: &output)
    default:
      do {
        try NumberText.append(tree.text(of: id), to: &output)
      } catch {
        throw CanonicalizationError(node: id, reason: error)
      }
    }
  }

  private static func append(_ word: StaticString, to output: inout OutputSpan<UInt8>) {
    word.withUTF8Buffer { bytes in
      for i in bytes.indices { unsafe output.append(bytes[i]) }
    }
  }
}
