import DocumentModel

/// `uniqueItems` (validation §6.4.3).
extension SchemaCompiler {
  mutating func compileUniqueItems() throws(SchemaError) {
    guard let node = value(of: .uniqueItems) else { return }
    guard tree[node].kind == .boolean else { throw malformed(.uniqueItems, node, expected: "true or false") }
    if tree.text(of: node)[0] | 0x20 == UInt8(ascii: "t") { emit(.uniqueItems, .array, at: node) }
  }
}

extension Evaluation {
  /// The first item that equals an earlier one, and that one; nil where all differ. Linear in the items, unless an
  /// adversary makes their hashes meet.
  func firstDuplicate(_ id: NodeID) -> (item: NodeID, first: NodeID)? {
    var byHash: [UInt64: [NodeID]] = [:]
    for item in tree.items(of: id) {
      let hash = Equality.hash(item, in: tree)
      let earlier = byHash[hash, default: []]
      if let first = earlier.first(where: { Equality.areEqual($0, in: tree, item, in: tree) }) {
        return (item, first)
      }
      byHash[hash] = earlier + [item]
    }
    return nil
  }
}
