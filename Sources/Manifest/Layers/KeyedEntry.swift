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
  let key: [UInt8]?
  var parts: [Part]
  /// Whether it was put here by `$use` and not written in the list itself: own entries may then override it.
  var isShared = false
}

extension [KeyedEntry] {
  /// Lays `upper` over the list: an entry with a known key goes on top of that entry, another one to the end.
  ///
  /// - Parameter replaces: whether a part takes the place of all below it instead of being merged with them.
  mutating func merge(_ upper: [KeyedEntry], replaces: (_ upper: KeyedEntry, _ lower: KeyedEntry) -> Bool) {
    let lowerCount = count
    var index: [[UInt8]: Int] = [:]
    for (i, entry) in enumerated().reversed() { if let key = entry.key { index[key] = i } }
    for entry in upper {
      guard let key = entry.key, let i = index[key], i < lowerCount else {
        append(entry)
        continue
      }
      self[i].parts = replaces(entry, self[i]) ? entry.parts : self[i].parts + entry.parts
      self[i].isShared = false
    }
  }

  /// Adds an entry that is written in the same list: it overrides a shared one in place; a second one of its own key
  /// stays, so that it can be reported.
  mutating func add(_ entry: KeyedEntry) {
    if let key = entry.key, let i = firstIndex(where: { $0.isShared && $0.key == key }) {
      let isShared = entry.isShared
      self[i].parts += entry.parts
      self[i].isShared = isShared
    } else {
      append(entry)
    }
  }
}
