import DocumentModel

/// What is shown of a value of several lines that went, came or changed: the lines that differ, and a few around them.
package struct LineExcerpt: Sendable {
  package enum Line: Sendable, Equatable {
    case same(String), removed(String), added(String)
    /// So many lines that are the same and far from every change.
    case skipped(Int)
  }

  package let lines: [Line]

  /// The lines of context around a change.
  private static let context = 2

  /// A text is taken as it is, of another value its JSON, a line a member.
  ///
  /// - Parameters:
  ///   - old: nil for what was not there.
  ///   - new: nil for what is gone.
  package init(from old: JSONValue?, to new: JSONValue?) {
    switch (old.map(Self.text), new.map(Self.text)) {
    case (let old?, let new?): lines = Self.folded(LineComparison(from: old, to: new).lines)
    case (let old?, nil): lines = LineComparison.lines(of: old).map { .removed(String($0)) }
    case (nil, let new?): lines = LineComparison.lines(of: new).map { .added(String($0)) }
    case (nil, nil): lines = []
    }
  }

  private static func text(_ value: JSONValue) -> String {
    if let text = value.string { return text }
    var output = JSONOutput(.pretty)
    output.value(value)
    return output.description
  }

  private static func folded(_ lines: [(mark: LineComparison.Mark, text: String)]) -> [Line] {
    var isNear = [Bool](repeating: false, count: lines.count)
    for (index, line) in lines.enumerated() where line.mark != .same {
      for near in max(0, index - context)...min(lines.count - 1, index + context) { isNear[near] = true }
    }
    var result: [Line] = []
    var next = 0
    while next < lines.count {
      let end = isNear[next...].firstIndex(of: true) ?? lines.count
      // In the place of a line that is left out stands another one.
      if end - next > 1 {
        result.append(.skipped(end - next))
        next = end
        continue
      }
      switch lines[next].mark {
      case .same: result.append(.same(lines[next].text))
      case .removed: result.append(.removed(lines[next].text))
      case .added: result.append(.added(lines[next].text))
      }
      next += 1
    }
    return result
  }
}
