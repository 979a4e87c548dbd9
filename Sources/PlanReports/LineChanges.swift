/// Two texts of several lines, side by side as lines that went, came or stayed.
enum LineChanges {
  enum Line: Equatable {
    case same(String), removed(String), added(String)
    /// So many lines that are the same and far from every change.
    case skipped(Int)
  }

  private static let context = 2
  /// The most pairs of lines that are compared; beyond, all of the middle is said to have changed.
  private static let limit = 1_000_000

  static func lines(from old: String, to new: String) -> [Line] {
    let (old, new) = (split(old), split(new))
    var head = 0
    while head < min(old.count, new.count), isSame(old[head], new[head]) { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head, isSame(old[old.count - 1 - tail], new[new.count - 1 - tail]) {
      tail += 1
    }
    let middle = changes(Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]))
    return folded(old[..<head].map { .same($0) } + middle + old[(old.count - tail)...].map { .same($0) })
  }

  static func removed(_ text: String) -> [Line] { split(text).map { .removed($0) } }

  static func added(_ text: String) -> [Line] { split(text).map { .added($0) } }

  private static func split(_ text: String) -> [String] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  private static func isSame(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

  /// By a longest common subsequence of lines.
  private static func changes(_ old: [String], _ new: [String]) -> [Line] {
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= limit else {
      return old.map { .removed($0) } + new.map { .added($0) }
    }
    let width = new.count + 1
    // The longest one of what follows line i of the old and line j of the new.
    var lengths = [Int](repeating: 0, count: (old.count + 1) * width)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        lengths[i * width + j] =
          isSame(old[i], new[j])
          ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, isSame(old[i], new[j]) {
        lines.append(.same(old[i]))
        i += 1
        j += 1
      } else if i < old.count, j == new.count || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        lines.append(.removed(old[i]))
        i += 1
      } else {
        lines.append(.added(new[j]))
        j += 1
      }
    }
    return lines
  }

  private static func folded(_ lines: [Line]) -> [Line] {
    func isChange(_ line: Line) -> Bool { if case .same = line { false } else { true } }
    var isNear = [Bool](repeating: false, count: lines.count)
    for (index, line) in lines.enumerated() where isChange(line) {
      for near in max(0, index - context)...min(lines.count - 1, index + context) { isNear[near] = true }
    }
    var result: [Line] = []
    var start = 0
    while start < lines.count {
      if isNear[start] {
        result.append(lines[start])
        start += 1
        continue
      }
      let end = isNear[start...].firstIndex(of: true) ?? lines.count
      result += end - start == 1 ? [lines[start]] : [.skipped(end - start)]
      start = end
    }
    return result
  }
}
