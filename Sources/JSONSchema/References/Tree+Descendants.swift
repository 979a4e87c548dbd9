import DocumentModel

extension Tree {
  /// The node at a JSON Pointer below `root` (RFC 6901 §4); nil where there is none.
  func descendant(at pointer: String, from root: NodeID) -> NodeID? {
    var node = root
    for token in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      if self[node].kind == .sequence {
        // An index has no sign and no leading zeros.
        guard token.utf8.allSatisfy({ $0 &- 0x30 < 10 }), token == "0" || !token.hasPrefix("0"),
          let index = Int(token), index < self[node].childCount,
          let item = items(of: node).dropFirst(index).first(where: { _ in true })
        else { return nil }
        node = item
      } else {
        guard let value = value(named: Self.unescape(token), of: node) else { return nil }
        node = value
      }
    }
    return node
  }

  /// A mapping's value under a key, found by the key's hash.
  private func value(named name: String, of id: NodeID) -> NodeID? {
    guard self[id].kind == .mapping else { return nil }
    let hash = TextHash.hash(name)
    var key = id.index + 1
    let end = Int(self[id].next)
    while key < end {
      if nodes[key].hash == hash, text(of: NodeID(key), isEqualTo: name) { return NodeID(key + 1) }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }

  private static func unescape(_ token: Substring) -> String {
    guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
    var result: [UInt8] = []
    var escaped = false
    for byte in token.utf8 {
      if escaped {
        result.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
        escaped = false
      } else if byte == UInt8(ascii: "~") {
        escaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
