import DocumentModel

/// The keys of a merged map in order, each with the values that the layers give it.
struct SlotTable {
  /// A key and its values, from low to high.
  struct Slot {
    var key: LayerNode
    var values: LayerNodes
  }

  private(set) var slots: [Slot] = []
  /// Whether several maps are merged; the keys of a single one differ.
  private let isMerged: Bool
  /// Where the keys of a hash stand, once there are so many that looking at each would take long.
  private var index: [UInt32: [Int]] = [:]
  private var isIndexed = false

  private static let indexedFrom = 16

  init(isMerged: Bool) { self.isMerged = isMerged }

  /// Adds a layer's value on top of those under the same key.
  ///
  /// - Parameter ownLayer: the layer whose keys are shown where several layers have the key.
  mutating func add(key: LayerNode, value: LayerNode, layers: [Layer], ownLayer: Int, _ chain: inout LayerChain) {
    guard isMerged else { return slots.append(Slot(key: key, values: LayerNodes(value))) }
    if let i = find(key, layers) {
      slots[i].values.append(value, &chain)
      if slots[i].key.layer != ownLayer { slots[i].key = key }
      return
    }
    slots.append(Slot(key: key, values: LayerNodes(value)))
    if isIndexed {
      index[hash(key, layers), default: []].append(slots.count - 1)
    } else if slots.count == Self.indexedFrom {
      makeIndex(layers)
    }
  }

  /// The keys' texts.
  func names(layers: [Layer]) -> [String] { slots.map { tree($0.key, layers).string(of: $0.key.id) } }

  /// Drops the slots of `keys`; gives the keys that there are none of.
  mutating func remove(_ keys: Set<NameKey>, layers: [Layer]) -> Set<NameKey> {
    var missing = keys
    slots = slots.filter { slot in
      missing.remove(NameKey(tree(slot.key, layers).string(of: slot.key.id))) == nil
    }
    if isIndexed { makeIndex(layers) }
    return missing
  }

  private mutating func makeIndex(_ layers: [Layer]) {
    isIndexed = true
    index.removeAll(keepingCapacity: true)
    for (i, slot) in slots.enumerated() { index[hash(slot.key, layers), default: []].append(i) }
  }

  private func find(_ key: LayerNode, _ layers: [Layer]) -> Int? {
    if isIndexed { return index[hash(key, layers)]?.first { isSame(slots[$0].key, key, layers) } }
    return slots.firstIndex { isSame($0.key, key, layers) }
  }

  private func isSame(_ a: LayerNode, _ b: LayerNode, _ layers: [Layer]) -> Bool {
    hash(a, layers) == hash(b, layers)
      && layers[a.layer].document.tree.text(of: a.id, equalsTextOf: b.id, in: layers[b.layer].document.tree)
  }

  private func hash(_ key: LayerNode, _ layers: [Layer]) -> UInt32 {
    layers[key.layer].document.tree.nodes[key.id.index].hash
  }

  private func tree(_ node: LayerNode, _ layers: [Layer]) -> Tree { layers[node.layer].document.tree }
}
