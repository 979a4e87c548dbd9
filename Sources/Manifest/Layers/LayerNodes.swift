import DocumentModel

/// The nodes that layers hold at one place, from low to high; there is at least one.
///
/// Jobs have few layers, so the first nodes need no array.
struct LayerNodes {
  private var first: LayerNode
  private var second: LayerNode
  private var third: LayerNode
  private var others: [LayerNode] = []
  private(set) var count = 1

  init(_ node: LayerNode) {
    first = node
    second = node
    third = node
  }

  subscript(index: Int) -> LayerNode {
    switch index {
    case 0: first
    case 1: second
    case 2: third
    default: others[index - 3]
    }
  }

  /// The node of the highest layer.
  var last: LayerNode { self[count - 1] }

  mutating func append(_ node: LayerNode) {
    switch count {
    case 1: second = node
    case 2: third = node
    default: others.append(node)
    }
    count += 1
  }

  /// The highest node of a layer; nil where the layer holds none.
  func last(inLayer layer: Int) -> LayerNode? {
    for index in (0..<count).reversed() where self[index].layer == layer { return self[index] }
    return nil
  }

  /// The nodes without the `dropped` lowest ones, of which at least one is left.
  func dropFirst(_ dropped: Int) -> LayerNodes {
    guard dropped > 0 else { return self }
    var rest = LayerNodes(self[dropped])
    for index in dropped + 1..<max(count, dropped + 1) { rest.append(self[index]) }
    return rest
  }
}
