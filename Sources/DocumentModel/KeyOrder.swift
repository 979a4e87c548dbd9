/// The order of keys in canonical JSON: by UTF-16 code units (RFC 8785 §3.2.3), found on UTF-8 bytes.
///
/// The two encodings order characters alike but for those beyond U+FFFF, whose surrogates come before U+E000: hence
/// the lead bytes of U+E000…U+FFFF, 0xEE and 0xEF, are taken for 0xFE and 0xFF, which UTF-8 never uses.
enum KeyOrder {
  /// A key of a mapping that is being sorted: its first eight bytes in one word, and its node.
  struct Entry {
    let word: UInt64
    let key: NodeID
  }

  /// Whether the keys of `mapping` are written in order.
  static func isSorted(_ mapping: NodeID, of tree: Tree) -> Bool {
    let nodes = tree.nodes.span
    let end = nodes[mapping.index].next
    var key = NodeID(mapping.rawValue + 1)
    while true {
      let next = NodeID(nodes[key.index + 1].next)
      guard next.rawValue < end else { return true }
      guard isOrdered(tree.text(of: key), before: tree.text(of: next)) else { return false }
      key = next
    }
  }

  /// Appends the keys of `mapping` to `entries` and sorts what was appended.
  @inline(never)
  static func appendSorted(_ mapping: NodeID, of tree: Tree, to entries: inout [Entry]) {
    let base = entries.count
    let end = tree.nodes[mapping.index].next
    var id = mapping.rawValue + 1
    while id < end {
      let key = NodeID(id)
      entries.append(Entry(word: word(tree.text(of: key)), key: key))
      id = tree.nodes[key.index + 1].next
    }
    if entries.count - base <= 24 {
      insertionSort(&entries, from: base, in: tree)
    } else {
      let sorted = entries[base...].sorted { isOrdered($0, before: $1, in: tree) }
      entries.replaceSubrange(base..., with: sorted)
    }
  }

  private static func insertionSort(_ entries: inout [Entry], from base: Int, in tree: Tree) {
    guard entries.count > base + 1 else { return }
    for i in base + 1..<entries.count {
      let entry = entries[i]
      var j = i
      while j > base, isOrdered(entry, before: entries[j - 1], in: tree) {
        entries[j] = entries[j - 1]
        j -= 1
      }
      if j != i { entries[j] = entry }
    }
  }

  @inline(__always)
  private static func isOrdered(_ a: Entry, before b: Entry, in tree: Tree) -> Bool {
    a.word != b.word ? a.word < b.word : isOrdered(tree.text(of: a.key), before: tree.text(of: b.key))
  }

  @inline(__always)
  private static func isOrdered(_ a: Span<UInt8>, before b: Span<UInt8>) -> Bool {
    let common = min(a.count, b.count)
    var i = 0
    while i < common {
      if a[i] != b[i] { return rank(a[i]) < rank(b[i]) }
      i += 1
    }
    return a.count < b.count
  }

  /// The first eight bytes, big-endian, missing ones 0.
  @inline(__always)
  private static func word(_ text: Span<UInt8>) -> UInt64 {
    let count = min(8, text.count)
    var word: UInt64 = 0
    var i = 0
    while i < count {
      word = word << 8 | UInt64(rank(text[i]))
      i += 1
    }
    return count == 0 ? 0 : word << UInt64(truncatingIfNeeded: 8 * (8 - count))
  }

  @inline(__always)
  private static func rank(_ byte: UInt8) -> UInt8 { byte & 0xFE == 0xEE ? byte | 0x10 : byte }
}
