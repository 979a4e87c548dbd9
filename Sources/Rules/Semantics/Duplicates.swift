import DocumentModel

/// Values of a list that should differ and do not.
enum Duplicates {
  /// The groups of equal scalars, each in order, at least two; linear, and without allocation for few that differ.
  static func groups(_ values: [NodeID], in tree: Tree) -> [[NodeID]] {
    guard values.count > 1 else { return [] }
    let hashes = values.map { TextHash.hash(tree.text(of: $0)) }
    guard Set(hashes).count < values.count else { return [] }
    var byHash: [UInt32: [[NodeID]]] = [:]
    for (value, hash) in zip(values, hashes) {
      var groups = byHash[hash] ?? []
      if let index = groups.firstIndex(where: { tree.text(of: $0[0], equalsTextOf: value, in: tree) }) {
        groups[index].append(value)
      } else {
        groups.append([value])
      }
      byHash[hash] = groups
    }
    return byHash.values.joined().filter { $0.count > 1 }.sorted { $0[1] < $1[1] }
  }
}
