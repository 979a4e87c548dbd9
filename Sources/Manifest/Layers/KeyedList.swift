/// A keyed list in the making. Finding an entry takes constant time however long the list is.
struct KeyedList {
  private(set) var entries: [KeyedEntry] = []
  /// Whether an entry was put here by `$use`, and whether one is written in the list itself.
  private var hasShared = false
  private var hasOwn = false
  /// The first entry of each hash, kept once the list is long.
  private var index: [UInt32: Int] = [:]
  private static let indexedCount = 32

  init(_ entries: [KeyedEntry] = []) {
    for entry in entries { append(entry) }
  }

  mutating func append(_ entry: KeyedEntry) {
    // Most lists are short, and growing by doubling copies each entry twice.
    if entries.isEmpty { entries.reserveCapacity(Self.indexedCount) }
    entries.append(entry)
    if entry.isShared { hasShared = true } else { hasOwn = true }
    if entries.count == Self.indexedCount {
      for (position, entry) in entries.enumerated().reversed() { if let key = entry.key { index[key.hash] = position } }
    } else if entries.count > Self.indexedCount, let key = entry.key, index[key.hash] == nil {
      index[key.hash] = entries.count - 1
    }
  }

  mutating func update(_ position: Int, _ change: (inout KeyedEntry) -> Void) {
    change(&entries[position])
    if !entries[position].isShared { hasOwn = true }
  }

  /// Among which entries one is looked for.
  enum Part {
    case all, shared
  }

  /// The position of the first entry with `key`; nil where there is none.
  ///
  /// - Parameter isSame: whether two keys of one hash have the same text.
  func position(
    of key: KeyedEntry.Key, among part: Part = .all, isSame: (KeyedEntry.Key, KeyedEntry.Key) -> Bool
  ) -> Int? {
    if part == .shared, !hasShared { return nil }
    guard let start = entries.count < Self.indexedCount ? 0 : index[key.hash] else { return nil }
    for position in start..<entries.count {
      guard let other = entries[position].key, other.hash == key.hash else { continue }
      if part == .all || entries[position].isShared, isSame(other, key) { return position }
    }
    return nil
  }

  /// Whether all of its entries were put here by `$use`.
  var isAllShared: Bool { !hasOwn }
}
