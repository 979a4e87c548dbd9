/// A keyed list in the making. Finding an entry takes constant time however long the list is.
struct KeyedList {
  private(set) var entries: [KeyedEntry] = []
  /// Whether an entry was put here by `$use`.
  private(set) var hasShared = false
  /// The first entry of each hash, kept once the list is long.
  private var index: [UInt32: Int] = [:]
  private static let indexedCount = 32

  init(_ entries: [KeyedEntry] = []) {
    for entry in entries { append(entry) }
  }

  mutating func append(_ entry: KeyedEntry) {
    entries.append(entry)
    if entry.isShared { hasShared = true }
    if entries.count == Self.indexedCount {
      for (position, entry) in entries.enumerated().reversed() { if let key = entry.key { index[key.hash] = position } }
    } else if entries.count > Self.indexedCount, let key = entry.key, index[key.hash] == nil {
      index[key.hash] = entries.count - 1
    }
  }

  mutating func update(_ position: Int, _ change: (inout KeyedEntry) -> Void) { change(&entries[position]) }

  /// Where to begin to look for an entry of a hash; nil where the list has none.
  func start(for hash: UInt32) -> Int? { entries.count < Self.indexedCount ? 0 : index[hash] }
}
