import SourceText

/// Two texts line by line: what stayed, what went, what came.
package struct LineComparison: Sendable {
  package enum Mark: Sendable {
    case same, removed, added
  }

  /// The lines of both texts in reading order, without their line breaks; removed ones before the added ones that
  /// stand in their place.
  package private(set) var lines: [(mark: Mark, text: String)] = []

  /// The most cells of the table of common subsequences; texts beyond that are shown as replaced.
  private static let maximumCellCount = 1 << 20

  package init(from old: String, to new: String) {
    let old = Self.lines(of: old)
    let new = Self.lines(of: new)
    var start = 0
    while start < min(old.count, new.count), isSameText(old[start], new[start]) { start += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - start, isSameText(old[old.count - 1 - tail], new[new.count - 1 - tail]) {
      tail += 1
    }
    add(.same, old[..<start])
    compare(old[start..<(old.count - tail)], new[start..<(new.count - tail)])
    add(.same, old[(old.count - tail)...])
  }

  private mutating func add(_ mark: Mark, _ texts: ArraySlice<Substring>) {
    for text in texts { lines.append((mark, String(text))) }
  }

  private mutating func compare(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) {
    let width = new.count + 1
    guard !old.isEmpty, !new.isEmpty, (old.count + 1) * width <= Self.maximumCellCount else {
      add(.removed, old)
      add(.added, new)
      return
    }
    // lengths[i][j]: the length of the longest common subsequence of what follows the first i and the first j lines.
    var lengths = [Int](repeating: 0, count: (old.count + 1) * width)
    for i in (0..<old.count).reversed() {
      for j in (0..<new.count).reversed() {
        let isSame = isSameText(old[old.startIndex + i], new[new.startIndex + j])
        lengths[i * width + j] =
          isSame
          ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let (one, other) = (old.startIndex + i, new.startIndex + j)
      if i < old.count, j < new.count, isSameText(old[one], new[other]) {
        add(.same, old[one...one])
        i += 1
        j += 1
      } else if i < old.count, j == new.count || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        add(.removed, old[one...one])
        i += 1
      } else {
        add(.added, new[other...other])
        j += 1
      }
    }
  }

  static func lines(of text: String) -> [Substring] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
  }
}
