import DocumentModel

/// Finds the keyword that a key of a schema names.
///
/// An open-addressed table by `TextHash`, made once a process.
struct KeywordTable: Sendable {
  private static let size = 256
  static let shared = KeywordTable()

  /// The hash in the upper half, the keyword's raw value plus one in the lower; 0 for an empty slot.
  private let slots: [UInt64]

  private init() {
    var slots = [UInt64](repeating: 0, count: Self.size)
    for keyword in Keyword.allCases {
      let hash = TextHash.hash("\(keyword.name)")
      var slot = Int(hash) & (Self.size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (Self.size - 1) }
      slots[slot] = UInt64(hash) << 32 | UInt64(keyword.rawValue + 1)
    }
    self.slots = slots
  }

  /// The keyword that `key` of `tree` names; nil for any other text.
  func keyword(_ key: NodeID, in tree: Tree) -> Keyword? {
    let hash = tree[key].hash
    var slot = Int(hash) & (Self.size - 1)
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash,
        let keyword = Keyword(rawValue: UInt8(truncatingIfNeeded: slots[slot]) - 1),
        tree.text(of: key, equals: keyword.name)
      {
        return keyword
      }
      slot = (slot + 1) & (Self.size - 1)
    }
    return nil
  }
}
