import DocumentModel

/// The nodes that layers hold at one place, from low to high; there is at least one.
///
/// Nothing here is counted by reference, because a merge copies it a lot: the highest node stands in it, those below in
/// a chain of the merge's.
struct LayerNodes {
  /// The node of the highest layer.
  private(set) var last: LayerNode
  /// The link of the node below; `.max` for a single node.
  private var link = UInt32.max
  private var number: UInt32 = 1

  init(_ node: LayerNode) { last = node }

  var count: Int { Int(number) }

  /// - Parameter chain: the merge's.
  mutating func append(_ node: LayerNode, _ chain: inout LayerChain) {
    link = chain.add(last, on: link)
    last = node
    number += 1
  }

  /// The nodes from low to high.
  func all(_ chain: LayerChain) -> Sequence { Sequence(last, count: count, below: link, chain) }

  /// The highest node of a layer; nil where the layer holds none.
  func last(inLayer layer: Int, _ chain: LayerChain) -> LayerNode? {
    if last.layer == layer { return last }
    var link = link
    while let (node, below) = chain[link] {
      if node.layer == layer { return node }
      link = below
    }
    return nil
  }

  /// The nodes from low to high, to be gone through more than once. Jobs have few layers, so up to four stand in it.
  struct Sequence: RandomAccessCollection {
    private let last: LayerNode
    private var first: LayerNode
    private var second: LayerNode
    private var third: LayerNode
    /// All but the highest, where they are more than three.
    private var others: [LayerNode] = []
    let endIndex: Int

    fileprivate init(_ last: LayerNode, count: Int, below link: UInt32, _ chain: LayerChain) {
      self.last = last
      (first, second, third) = (last, last, last)
      endIndex = count
      if count > 4 { others.reserveCapacity(count - 1) }
      var link = link
      var index = count - 2
      while let (node, below) = chain[link] {
        if count > 4 {
          others.append(node)
        } else {
          switch index {
          case 0: first = node
          case 1: second = node
          default: third = node
          }
        }
        index -= 1
        link = below
      }
      others.reverse()
    }

    var startIndex: Int { 0 }

    subscript(index: Int) -> LayerNode {
      if index == endIndex - 1 { return last }
      if !others.isEmpty { return others[index] }
      switch index {
      case 0: return first
      case 1: return second
      default: return third
      }
    }
  }
}

/// The nodes of all `LayerNodes` of a merge, each linked to the one below it, but for the highest.
struct LayerChain {
  private var links: [(node: LayerNode, below: UInt32)] = []

  fileprivate mutating func add(_ node: LayerNode, on link: UInt32) -> UInt32 {
    links.append((node, link))
    return UInt32(links.count - 1)
  }

  /// The node of a link and the link below it; nil for `.max`, which is none.
  fileprivate subscript(link: UInt32) -> (node: LayerNode, below: UInt32)? {
    link == .max ? nil : links[Int(link)]
  }
}
