import DocumentModel

/// Scalars of a list that should differ, and those that do not.
struct Duplicates {
  private var values: [NodeID] = []
  /// What equal texts share: their length and three of their bytes.
  private var marks: [UInt64] = []

  /// - Parameter capacity: how many values to make room for.
  init(capacity: Int) {
    values.reserveCapacity(capacity)
    marks.reserveCapacity(capacity)
  }

  mutating func append(_ value: NodeID, in tree: Tree) {
    values.append(value)
    let text = tree.text(of: value)
    let count = text.count
    guard count > 0 else { return marks.append(0) }
    marks.append(
      UInt64(count) << 24 | UInt64(text[0]) << 16 | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1]))
  }

  /// The groups of equal values, each in order and at least two, in the order of their second members.
  func groups(in tree: Tree) -> [[NodeID]] {
    guard mayRepeat else { return [] }
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

  /// Whether two marks are the same: for few by comparing each with each, which needs no memory. Many are left to the
  /// exact way.
  private var mayRepeat: Bool {
    guard marks.count <= 48 else { return true }
    let marks = marks.span
    var i = 1
    while i < marks.count {
      let mark = marks[i]
      var j = 0
      while j < i {
        if marks[j] == mark { return true }
        j &+= 1
      }
      i &+= 1
    }
    return false
  }
}
