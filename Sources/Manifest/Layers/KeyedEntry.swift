import DocumentModel

/// An entry of a list that merges by a key: `config.parameter` by `label`, `config.volumes` by `dest_path`.
struct KeyedEntry {
  /// What the entry is known by: a scalar of a layer, or its text where references had to be resolved.
  struct Key {
    let hash: UInt32
    let node: LayerNode
    /// The number of that text among the merge's; nil where the scalar's own counts.
    let resolved: UInt32?
  }

  /// The label or path; nil where the entry has none.
  let key: Key?
  /// A key and a value of a parameter map, the lowest part of the entry.
  var pair: (key: LayerNode, value: LayerNode)?
  /// Maps as the API has them, on top of the pair.
  var maps: LayerNodes?
  /// Whether it was put here by `$use` and not written in the list itself: own entries may then override it.
  var isShared = false

  init(key: Key?, map: LayerNode) {
    self.key = key
    maps = LayerNodes(map)
  }

  init(key: Key?, pair: (key: LayerNode, value: LayerNode)) {
    self.key = key
    self.pair = pair
  }

  /// Lays `upper` on top: a pair replaces all below it, maps are merged.
  mutating func add(_ upper: KeyedEntry, _ chain: inout LayerChain) {
    if upper.pair != nil {
      pair = upper.pair
      maps = upper.maps
      return
    }
    guard let added = upper.maps else { return }
    guard var merged = maps else {
      maps = added
      return
    }
    for node in added.all(chain) { merged.append(node, &chain) }
    maps = merged
  }
}
