extension Tree {
  /// The node that a JSON Pointer (RFC 6901) leads to; nil where nothing is there, or the text is no pointer.
  package func node(at pointer: String) -> NodeID? {
    var node = NodeID.root
    guard !pointer.isEmpty else { return node }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    for token in pointer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst() {
      guard let next = child(of: node, at: token) else { return nil }
      node = next
    }
    return node
  }

  private func child(of node: NodeID, at token: Substring.UTF8View) -> NodeID? {
    switch self[node].kind {
    case .mapping: return entries(of: node).first { Self.isEscaped(token, formOf: string(of: $0.key)) }?.value
    case .sequence:
      let text = String(Substring(token))
      guard let index = Int(text), "\(index)".utf8.elementsEqual(token), index >= 0 else { return nil }
      return items(of: node).dropFirst(index).first { _ in true }
    default: return nil
    }
  }

  private static func isEscaped(_ token: Substring.UTF8View, formOf key: String) -> Bool {
    token.elementsEqual(JSONPointer.escape(key).utf8)
  }
}
