import DocumentModel

/// The keys of a document's large mappings by their text: what keeps the search for duplicates linear.
///
/// One open-addressing table serves all mappings of a document, so nothing is allocated for each.
struct KeyTable {
  /// The number of keys from which a mapping is looked up here.
  static let threshold = 32

  private var owners: [UInt32] = []
  private var keys: [UInt32] = []
  private var count = 0

  /// Forgets the document.
  mutating func removeAll() {
    guard count > 0 else { return }
    owners.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    count = 0
  }

  /// Adds a key of the mapping `owner`, or gives the equal one that is there.
  mutating func insert(_ key: NodeID, of owner: NodeID, in tree: borrowing Tree) -> NodeID? {
    if count * 2 >= keys.count { grow(in: tree) }
    let slot = slot(of: key, owner: owner, in: tree)
    if keys[slot] != 0 { return NodeID(keys[slot] - 1) }
    keys[slot] = key.rawValue + 1
    owners[slot] = owner.rawValue
    count += 1
    return nil
  }

  private func slot(of key: NodeID, owner: NodeID, in tree: borrowing Tree) -> Int {
    let hash = tree.nodes[key.index].hash
    let mask = keys.count - 1
    var slot = Int(hash ^ (owner.rawValue &* 0x9E37_79B1)) & mask
    while keys[slot] != 0 {
      let other = NodeID(keys[slot] - 1)
      if owners[slot] == owner.rawValue, tree.nodes[other.index].hash == hash,
        tree.text(of: other, equalsTextOf: key, in: tree)
      {
        break
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow(in tree: borrowing Tree) {
    let old = (owners, keys)
    let size = max(256, keys.count * 2)
    owners = Array(repeating: 0, count: size)
    keys = Array(repeating: 0, count: size)
    for (owner, key) in zip(old.0, old.1) where key != 0 {
      let slot = slot(of: NodeID(key - 1), owner: NodeID(owner), in: tree)
      owners[slot] = owner
      keys[slot] = key
    }
  }
}
