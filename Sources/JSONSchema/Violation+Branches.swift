import DocumentModel

extension Violation {
  /// The branch of a failed `anyOf` or `oneOf` that the author most likely meant; nil where none stands out, and for
  /// violations of other kinds.
  ///
  /// A branch of another type is not meant, nor one whose `const` or `enum` differs at a property of the value: such
  /// properties tell branches apart. Of the others that one is meant whose failures lie deepest; then the one with the
  /// fewest.
  ///
  /// - Parameter tree: the instance's.
  package func meantBranch(in tree: Tree) -> Int? {
    guard case .noBranch(let branches) = kind else { return nil }
    let ranks = branches.enumerated().compactMap { index, violations in
      violations.isEmpty ? nil : (index: index, rank: rank(of: violations, in: tree))
    }
    guard let best = ranks.max(by: { $0.rank < $1.rank }) else { return nil }
    if best.rank.hasOwnType == 0 || ranks.count(where: { !($0.rank < best.rank) }) > 1 { return nil }
    return best.index
  }

  /// What speaks for a branch, the most important first.
  private struct Rank: Comparable {
    var hasOwnType = 1
    var isNotToldApart = 1
    var depth = 0
    var fewness = 0

    static func < (a: Rank, b: Rank) -> Bool {
      (a.hasOwnType, a.isNotToldApart, a.depth, a.fewness) < (b.hasOwnType, b.isNotToldApart, b.depth, b.fewness)
    }
  }

  private func rank(of violations: [Violation], in tree: Tree) -> Rank {
    var rank = Rank()
    rank.fewness = -violations.count
    for violation in violations {
      let depth = self.depth(of: violation.instance, in: tree)
      rank.depth = max(rank.depth, depth)
      switch violation.kind {
      case .wrongType where depth == 0: rank.hasOwnType = 0
      case .unlisted where depth <= 1: rank.isNotToldApart = 0
      default: break
      }
    }
    return rank
  }

  /// How many levels below this violation's instance a node lies.
  private func depth(of node: NodeID, in tree: Tree) -> Int {
    var depth = 0
    var id = instance
    while id < node, tree[id].kind.isCollection {
      let step: UInt32 = tree[id].kind == .mapping ? 1 : 0
      var child = id.rawValue + 1
      while child < tree[id].next, node.rawValue >= tree.nodes[Int(child + step)].next {
        child = tree.nodes[Int(child + step)].next
      }
      guard child < tree[id].next else { break }
      id = NodeID(child + step)
      depth += 1
    }
    return depth
  }
}
