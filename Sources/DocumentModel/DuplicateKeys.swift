/// Finds a key that a mapping holds twice, in time proportional to n log n also against keys made to collide.
///
/// Keeps its memory between mappings.
package struct DuplicateKeys: Sendable {
  /// Hash in the high half, node in the low half.
  private var scratch: [UInt64] = []

  package init() {}

  /// The first key that repeats an earlier one, and that earlier one; nil where all differ. Compares bytes.
  package mutating func find(in tree: Tree, of mapping: NodeID) -> (first: NodeID, second: NodeID)? {
    let end = tree.nodes[mapping.index].next
    scratch.removeAll(keepingCapacity: true)
    var id = mapping.rawValue + 1
    while id < end {
      scratch.append(UInt64(tree.nodes[Int(id)].hash) << 32 | UInt64(id))
      id = tree.nodes[Int(id) + 1].next
    }
    if scratch.count <= 12 {
      guard hasEqualHashes() else { return nil }
    }
    scratch.sort()
    return firstDuplicate(in: tree)
  }

  private func hasEqualHashes() -> Bool {
    for i in 1..<scratch.count {
      for j in 0..<i where (scratch[i] ^ scratch[j]) >> 32 == 0 { return true }
    }
    return false
  }

  /// Looks through the runs of equal hashes of the sorted scratch.
  private mutating func firstDuplicate(in tree: Tree) -> (first: NodeID, second: NodeID)? {
    var found: (first: NodeID, second: NodeID)?
    var start = 0
    while start < scratch.count {
      var end = start + 1
      while end < scratch.count, (scratch[start] ^ scratch[end]) >> 32 == 0 { end += 1 }
      if end - start > 1 {
        let duplicate = Self.firstDuplicate(among: scratch[start..<end], in: tree)
        if let duplicate, duplicate.second < found?.second ?? NodeID(UInt32.max) { found = duplicate }
      }
      start = end
    }
    return found
  }

  private static func firstDuplicate(
    among entries: ArraySlice<UInt64>, in tree: Tree
  ) -> (first: NodeID, second: NodeID)? {
    // Keys of equal text come to stand side by side, each group in the order written.
    let keys = entries.map { NodeID(UInt32(truncatingIfNeeded: $0)) }.sorted { a, b in
      let order = Self.order(tree.text(of: a), tree.text(of: b))
      return order == 0 ? a < b : order < 0
    }
    var found: (first: NodeID, second: NodeID)?
    for i in 1..<keys.count where tree.text(of: keys[i - 1], equalsTextOf: keys[i], in: tree) {
      if keys[i] < found?.second ?? NodeID(UInt32.max) { found = (keys[i - 1], keys[i]) }
    }
    return found
  }

  private static func order(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
    guard a.count == b.count else { return a.count - b.count }
    for i in 0..<a.count where a[i] != b[i] { return Int(a[i]) - Int(b[i]) }
    return 0
  }
}
