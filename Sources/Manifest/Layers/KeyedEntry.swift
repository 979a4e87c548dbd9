import DocumentModel

/// An entry of a list that merges by a key: `config.parameter` by `label`, `config.volumes` by `dest_path`.
struct KeyedEntry {
  /// What the entry is made of, from low to high.
  enum Part {
    /// A map as the API has it.
    case map(LayerNode)
    /// A key and a value of a parameter map.
    case pair(key: LayerNode, value: LayerNode)
  }

  /// The label or path, references resolved; nil where the entry has none.
  let key: NameKey?
  var parts: [Part]
  /// Whether it was put here by `$use` and not written in the list itself: own entries may then override it.
  var isShared = false
}
