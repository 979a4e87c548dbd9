import DocumentModel

/// `uniqueItems` (validation §6.4.3).
extension SchemaCompiler {
  mutating func compileUniqueItems() {
    guard let node = value(of: .uniqueItems), tree.isTrue(node) else { return }
    emit(.uniqueItems, .array, at: node)
  }
}

extension Evaluation {
  /// The first item that equals an earlier one, and that one; nil where all differ. Linear in the items, unless an
  /// adversary makes their hashes meet.
  func firstDuplicate(_ id: NodeID) -> (item: NodeID, first: NodeID)? {
    var itemsByHash: [UInt64: [NodeID]] = [:]
    var next = id.rawValue + 1
    while next < tree[id].next {
      let item = NodeID(next)
      let hash = Equality.hash(item, in: tree)
      for earlier in itemsByHash[hash] ?? [] where Equality.areEqual(earlier, in: tree, item, in: tree) {
        return (item, earlier)
      }
      itemsByHash[hash, default: []].append(item)
      next = tree[item].next
    }
    return nil
  }
}
