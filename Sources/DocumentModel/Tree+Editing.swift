extension Tree {
  /// Gives a scalar another text, which is put in the arena.
  package mutating func setText(_ bytes: [UInt8], of id: NodeID) {
    let start = addText(bytes.span)
    nodes[id.index].textStart = start
    nodes[id.index].textCount = UInt32(bytes.count)
    nodes[id.index].flags.remove(.textInSource)
    if nodes[id.index].flags.contains(.key) { nodes[id.index].hash = TextHash.hash(bytes.span) }
  }

  /// Whether a node is the boolean true: `true`, `True` or `TRUE` (YAML 1.2.2 §10.3.2).
  package func isTrue(_ id: NodeID) -> Bool {
    self[id].kind == .boolean && bytes(of: id).first.map { $0 | 0x20 } == 0x74
  }

  /// The text of a scalar as bytes of its own.
  package func bytes(of id: NodeID) -> [UInt8] {
    let node = nodes[id.index]
    guard !node.kind.isCollection else { return [] }
    let range = Int(node.textStart)..<Int(node.textStart) + Int(node.textCount)
    return Array(node.flags.contains(.textInSource) ? sourceBytes[range] : text[range])
  }

  /// The value under a key, or the item of an index, that `token` names; nil where there is none.
  package func child(_ token: String, of id: NodeID) -> NodeID? {
    switch self[id].kind {
    case .mapping: entry(named: token, of: id)?.value
    case .sequence: Int(token).flatMap { $0 < 0 ? nil : items(of: id).dropFirst($0).first { _ in true } }
    default: nil
    }
  }
}
