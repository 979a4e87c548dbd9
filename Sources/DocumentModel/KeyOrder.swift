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
  static func isSorted(_ mapping: Int, of tree: TreeSpans) -> Bool {
    let end = Int(tree.nodes[mapping].next)
    var key = mapping + 1
    while true {
      let next = Int(tree.nodes[key + 1].next)
      guard next < end else { return true }
      guard isOrdered(tree.text(key), before: tree.text(next)) else { return false }
      key = next
    }
  }

  /// Appends the keys of `mapping` to `entries` and sorts what was appended.
  @inline(never)
  static func appendSorted(_ mapping: Int, of tree: TreeSpans, to entries: inout [Entry]) {
    let base = entries.count
    let end = Int(tree.nodes[mapping].next)
    var key = mapping + 1
    while key < end {
      entries.append(Entry(word: word(tree.text(key)), key: NodeID(key)))
      key = Int(tree.nodes[key + 1].next)
    }
    if entries.count - base <= 24 {
      insertionSort(&entries, from: base, in: tree)
    } else {
      mergeSort(&entries, from: base, in: tree)
    }
  }

  private static func insertionSort(_ entries: inout [Entry], from base: Int, in tree: TreeSpans) {
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

  private static func mergeSort(_ entries: inout [Entry], from base: Int, in tree: TreeSpans) {
    // Runs of 1, 2, 4 … entries are merged back and forth: a closure for `sort` could not hold the borrowed texts.
    var source = Array(entries[base...])
    var target = source
    var run = 1
    while run < source.count {
      var start = 0
      while start < source.count {
        let middle = min(start + run, source.count)
        let end = min(start + 2 * run, source.count)
        var (i, j) = (start, middle)
        for k in start..<end {
          let takesRight = i == middle || (j < end && isOrdered(source[j], before: source[i], in: tree))
          target[k] = takesRight ? source[j] : source[i]
          if takesRight { j += 1 } else { i += 1 }
        }
        start = end
      }
      swap(&source, &target)
      run *= 2
    }
    entries.replaceSubrange(base..., with: source)
  }

  @inline(__always)
  private static func isOrdered(_ a: Entry, before b: Entry, in tree: TreeSpans) -> Bool {
    a.word != b.word ? a.word < b.word : isOrdered(tree.text(a.key.index), before: tree.text(b.key.index))
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
    var ranked: UInt64 = 0
    var i = 0
    while i < count {
      word = word << 8 | UInt64(text[i])
      i += 1
    }
    if word & 0x8080_8080_8080_8080 != 0 {
      i = 0
      while i < count {
        ranked = ranked << 8 | UInt64(rank(text[i]))
        i += 1
      }
      word = ranked
    }
    return count == 0 ? 0 : word << UInt64(truncatingIfNeeded: 8 * (8 - count))
  }

  @inline(__always)
  private static func rank(_ byte: UInt8) -> UInt8 { byte & 0xFE == 0xEE ? byte | 0x10 : byte }
}
