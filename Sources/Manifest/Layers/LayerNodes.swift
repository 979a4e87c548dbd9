import DocumentModel

/// The nodes that layers hold at one place, from low to high; there is at least one.
///
/// Jobs have few layers, so the first nodes stand in it; further ones in a chain of the merge's. Nothing here is
/// counted by reference, because a merge copies it a lot.
struct LayerNodes {
  private var first: LayerNode
  private var second: LayerNode
  private var third: LayerNode
  /// The node of the highest layer.
  private(set) var last: LayerNode
  /// The link of the highest node; `.max` up to three nodes.
  fileprivate var link = UInt32.max
  private(set) var count = 1

  init(_ node: LayerNode) {
    first = node
    second = node
    third = node
    last = node
  }

  /// - Parameter chain: the merge's.
  mutating func append(_ node: LayerNode, _ chain: inout LayerChain) {
    switch count {
    case 1: second = node
    case 2: third = node
    default: link = chain.add(node, on: link)
    }
    last = node
    count += 1
  }

  /// The nodes from low to high.
  func all(_ chain: LayerChain) -> Sequence {
    Sequence(nodes: self, others: count > 3 ? chain.nodes(upTo: link) : [])
  }

  /// The node of `index`, below 3, of as many as there are.
  fileprivate func head(_ index: Int) -> LayerNode {
    switch index {
    case 0: first
    case 1: second
    default: third
    }
  }

  /// The highest node of a layer; nil where the layer holds none.
  func last(inLayer layer: Int, _ chain: LayerChain) -> LayerNode? {
    if last.layer == layer { return last }
    var found: LayerNode?
    for node in all(chain) where node.layer == layer { found = node }
    return found
  }

  /// The nodes from low to high, to be gone through more than once.
  struct Sequence: RandomAccessCollection {
    fileprivate let nodes: LayerNodes
    fileprivate let others: [LayerNode]

    var startIndex: Int { 0 }
    var endIndex: Int { nodes.count }
    subscript(index: Int) -> LayerNode { index < 3 ? nodes.head(index) : others[index - 3] }
  }
}

/// The nodes of all `LayerNodes` of a merge that have more than three: each is linked to the one below it.
struct LayerChain {
  private var links: [(node: LayerNode, below: UInt32)] = []

  fileprivate mutating func add(_ node: LayerNode, on link: UInt32) -> UInt32 {
    links.append((node, link))
    return UInt32(links.count - 1)
  }

  /// The nodes from the lowest to that of `link`.
  fileprivate func nodes(upTo link: UInt32) -> [LayerNode] {
    var nodes: [LayerNode] = []
    var link = link
    while link != .max {
      nodes.append(links[Int(link)].node)
      link = links[Int(link)].below
    }
    return nodes.reversed()
  }
}
