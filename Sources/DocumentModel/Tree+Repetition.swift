extension Tree {
  /// Whether `a` and `b` say the same in the same order: nodes of the same kinds with the same texts, however they are
  /// laid out and quoted.
  package func repeats(_ a: NodeID, _ b: NodeID) -> Bool {
    let count = Int(nodes[a.index].next) - a.index
    guard Int(nodes[b.index].next) - b.index == count else { return false }
    return (0..<count).allSatisfy { offset in
      let (one, other) = (NodeID(a.index + offset), NodeID(b.index + offset))
      let (first, second) = (nodes[one.index], nodes[other.index])
      guard first.kind == second.kind, Int(first.next) - one.index == Int(second.next) - other.index else {
        return false
      }
      return first.kind.isCollection || text(of: one, equalsTextOf: other, in: self)
    }
  }
}
