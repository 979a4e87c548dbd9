import DocumentModel

/// The keys of a merged map in order, each with the values that the layers give it.
struct SlotTable {
  /// A key and its values, from low to high.
  struct Slot {
    var key: LayerNode
    /// Of the key's text.
    let hash: UInt32
    var values: LayerNodes
  }

  private(set) var slots: [Slot] = []
  /// Whether several maps are merged; the keys of a single one differ.
  private let isMerged: Bool
  /// Where the keys of a hash stand, once there are so many that looking at each would take long.
  private var index: [UInt32: [Int]] = [:]
  private var isIndexed = false

  private static let indexedFrom = 16

  /// - Parameter count: how many keys there will be, at least.
  init(isMerged: Bool, count: Int) {
    self.isMerged = isMerged
    slots.reserveCapacity(count)
  }

  /// Adds a layer's value on top of those under the same key.
  ///
  /// - Parameter stage: the tree of all layers' nodes.
  mutating func add(key: LayerNode, value: LayerNode, stage: borrowing Tree, _ chain: inout LayerChain) {
    let hash = stage.nodes[key.id.index].hash
    if isMerged, let i = find(key, hash, stage) {
      slots[i].values.append(value, &chain)
      // Where several layers have the key, the job's own is shown.
      if slots[i].key.layer != LayerMerge.ownLayer { slots[i].key = key }
      return
    }
    slots.append(Slot(key: key, hash: hash, values: LayerNodes(value)))
    guard isMerged else { return }
    if isIndexed {
      index[hash, default: []].append(slots.count - 1)
    } else if slots.count == Self.indexedFrom {
      makeIndex()
    }
  }

  /// The keys' texts.
  func names(_ stage: borrowing Tree) -> [String] {
    var names: [String] = []
    for slot in slots { names.append(stage.string(of: slot.key.id)) }
    return names
  }

  /// Drops the slots of `keys`; gives the keys that there are none of.
  mutating func remove(_ keys: Set<NameKey>, _ stage: borrowing Tree) -> Set<NameKey> {
    var missing = keys
    var kept: [Slot] = []
    for slot in slots where missing.remove(NameKey(stage.string(of: slot.key.id))) == nil { kept.append(slot) }
    slots = kept
    if isIndexed { makeIndex() }
    return missing
  }

  private mutating func makeIndex() {
    isIndexed = true
    index.removeAll(keepingCapacity: true)
    for (i, slot) in slots.enumerated() { index[slot.hash, default: []].append(i) }
  }

  private func find(_ key: LayerNode, _ hash: UInt32, _ stage: borrowing Tree) -> Int? {
    if isIndexed {
      for i in index[hash] ?? [] where isSame(slots[i].key, key, stage) { return i }
      return nil
    }
    for i in slots.indices where slots[i].hash == hash && isSame(slots[i].key, key, stage) { return i }
    return nil
  }

  private func isSame(_ a: LayerNode, _ b: LayerNode, _ stage: borrowing Tree) -> Bool {
    areSame(stage.text(of: a.id), stage.text(of: b.id))
  }
}
