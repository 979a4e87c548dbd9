import DocumentModel

/// A number for each node of a schema's subtree and of the trees that are grafted on.
struct NodeTable {
  private let start: UInt32
  /// The first node after the subtree, and the first one that is grafted on.
  private let end: UInt32
  private let firstGrafted: UInt32
  private var numbers: [UInt32]

  /// Stands for no number.
  static let none = UInt32.max

  init(of root: NodeID, in tree: Tree) {
    start = root.rawValue
    end = tree[root].next
    firstGrafted = UInt32(tree.nodes.count)
    numbers = [UInt32](repeating: Self.none, count: Int(end - start))
  }

  /// Makes room for what was grafted onto the tree.
  mutating func grow(to tree: Tree) {
    let count = Int(end - start) + tree.nodes.count - Int(firstGrafted)
    numbers += [UInt32](repeating: Self.none, count: count - numbers.count)
  }

  subscript(node: NodeID) -> UInt32 {
    get { numbers[place(of: node)] }
    set { numbers[place(of: node)] = newValue }
  }

  private func place(of node: NodeID) -> Int {
    Int(node.rawValue < end ? node.rawValue - start : node.rawValue - firstGrafted + (end - start))
  }
}
