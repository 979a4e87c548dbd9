import DocumentModel

/// Scalars of a list that should differ, and those that do not.
struct Duplicates {
  private var values: [NodeID] = []
  private var hashes: [UInt32] = []

  /// - Parameter capacity: how many values to make room for.
  init(capacity: Int) {
    values.reserveCapacity(capacity)
    hashes.reserveCapacity(capacity)
  }

  mutating func append(_ value: NodeID, in tree: Tree) {
    values.append(value)
    hashes.append(TextHash.hash(tree.text(of: value)))
  }

  /// The groups of equal values, each in order and at least two, in the order of their second members.
  func groups(in tree: Tree) -> [[NodeID]] {
    guard mayRepeat else { return [] }
    var groups: [[NodeID]] = []
    var groupsOfHash: [UInt32: [Int]] = [:]
    for (value, hash) in zip(values, hashes) {
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

  /// Whether two hashes are the same: for few by comparing each with each, which needs no memory.
  private var mayRepeat: Bool {
    guard hashes.count <= 32 else {
      let sorted = hashes.sorted()
      for i in 1..<sorted.count where sorted[i] == sorted[i - 1] { return true }
      return false
    }
    var i = 1
    while i < hashes.count {
      let hash = hashes[i]
      var j = 0
      while j < i {
        if hashes[j] == hash { return true }
        j &+= 1
      }
      i &+= 1
    }
    return false
  }
}
