import DocumentModel

/// The entries of a list that merges by a key, in order.
struct KeyedList {
  private(set) var entries: [KeyedEntry] = []
  /// Where an entry stands that was put here by `$use` and that no own entry overrides yet.
  private var shared: [NameKey: Int] = [:]

  /// Adds an entry that is written in the same list: it overrides a shared one in place; a second one of its own key
  /// stays, so that it can be reported.
  mutating func add(_ entry: KeyedEntry) {
    guard let key = entry.key else { return entries.append(entry) }
    if let i = shared[key] {
      entries[i].parts += entry.parts
      entries[i].isShared = entry.isShared
      if !entry.isShared { shared[key] = nil }
    } else {
      if entry.isShared { shared[key] = entries.count }
      entries.append(entry)
    }
  }

  /// Lays `upper` over the list: an entry with a known key goes on top of that entry, another one to the end.
  ///
  /// - Parameter replaces: whether a part takes the place of all below it instead of being merged with them.
  mutating func merge(_ upper: [KeyedEntry], replaces: (_ upper: KeyedEntry, _ lower: KeyedEntry) -> Bool) {
    guard !entries.isEmpty else { return entries = upper }
    guard !upper.isEmpty else { return }
    var index: [NameKey: Int] = [:]
    for (i, entry) in entries.enumerated().reversed() { if let key = entry.key { index[key] = i } }
    for entry in upper {
      guard let key = entry.key, let i = index[key] else {
        entries.append(entry)
        continue
      }
      entries[i].parts = replaces(entry, entries[i]) ? entry.parts : entries[i].parts + entry.parts
      entries[i].isShared = false
    }
  }

  /// Puts `list` before or after the entries, or in their place.
  mutating func prepend(_ list: [KeyedEntry]) { entries.insert(contentsOf: list, at: 0) }
  mutating func append(_ list: [KeyedEntry]) { entries += list }
  mutating func replace(by list: [KeyedEntry]) { entries = list }

  /// Drops the entries with one of `keys`; gives the keys that no entry has.
  mutating func remove(_ keys: Set<NameKey>) -> Set<NameKey> {
    let missing = keys.subtracting(entries.lazy.compactMap(\.key))
    entries.removeAll { $0.key.map { keys.contains($0) } ?? false }
    return missing
  }
}
