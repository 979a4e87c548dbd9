import DocumentModel

/// Finds the items of a list that should differ in some scalar and do not.
enum Duplicates {
  /// The groups of scalars with equal texts, each in order and at least two, in the order of their second members.
  ///
  /// - Parameter value: the scalar of an item of `list`; nil where it has none.
  @inline(__always)
  static func groups(of list: NodeID, in tree: Tree, by value: (NodeID) -> NodeID?) -> [[NodeID]] {
    let end = tree[list].next
    var hashes = HashTable(capacity: tree[list].childCount)
    var mayRepeat = false
    var item = list.rawValue + 1
    while item < end, !mayRepeat {
      if let value = value(NodeID(item)) { mayRepeat = !hashes.insert(TextHash.hash(tree.text(of: value))) }
      item = tree.nodes[Int(item)].next
    }
    return mayRepeat ? groups(tree.items(of: list).compactMap(value), in: tree) : []
  }

  private static func groups(_ values: [NodeID], in tree: Tree) -> [[NodeID]] {
    var groups: [[NodeID]] = []
    var groupsOfHash: [UInt32: [Int]] = [:]
    for value in values {
      let hash = TextHash.hash(tree.text(of: value))
      let known = groupsOfHash[hash, default: []]
      if let group = known.first(where: { tree.text(of: groups[$0][0], equalsTextOf: value, in: tree) }) {
        groups[group].append(value)
      } else {
        groupsOfHash[hash] = known + [groups.count]
        groups.append([value])
      }
    }
    return groups.filter { $0.count > 1 }.sorted { $0[1] < $1[1] }
  }
}

/// The hashes of some texts, to see that none comes twice.
private struct HashTable {
  /// Open-addressed, at most half full; 0 for an empty place.
  private var places: [UInt32]

  /// Who looks at more places than this would rather have the exact answer.
  private static let patience = 32

  init(capacity: Int) {
    var size = 8
    while size < 2 * capacity { size *= 2 }
    places = [UInt32](repeating: 0, count: size)
  }

  /// - Returns: false where the hash may have been there before.
  @inline(__always)
  mutating func insert(_ hash: UInt32) -> Bool {
    // 0 is taken.
    let hash = hash == 0 ? 1 : hash
    let mask = places.count &- 1
    var place = Int(hash) & mask
    for _ in 0..<Self.patience {
      if places[place] == 0 {
        places[place] = hash
        return true
      }
      if places[place] == hash { return false }
      place = (place &+ 1) & mask
    }
    return false
  }
}
