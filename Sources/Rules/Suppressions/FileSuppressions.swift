import Diagnostics
import Manifest
import SourceText
import YAMLSyntax

/// The suppressions of one file, and which findings they cover.
package struct FileSuppressions: Sendable {
  package let source: SourceFile
  package private(set) var suppressions: [Suppression] = []
  /// Comments that were meant to be suppressions and are none, and rules that there are not.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Whether all of the file could be parsed.
  package let isComplete: Bool

  /// An entry by its suppression and its number there.
  package struct EntryID: Hashable, Sendable {
    package let suppression: Int
    package let entry: Int

    package init(suppression: Int, entry: Int) {
      self.suppression = suppression
      self.entry = entry
    }
  }

  private struct Key: Hashable {
    /// 1-based; 0 for the whole file.
    let line: Int
    let rule: NameKey
  }

  private var entries: [Key: EntryID] = [:]
  private let lines: LineIndex
  /// The scalars of several lines, in order.
  private var longScalars: [(range: ByteRange, first: Int, last: Int)] = []

  /// Reads the comments of `source`; nil where none is for us, which takes no more than a look at each `#`.
  package init?(_ source: SourceFile) {
    guard let first = SourceComments.firstComment(SuppressionText.marker, in: source) else { return nil }
    let comments = SourceComments(source)
    self.source = source
    isComplete = comments.isComplete
    lines = LineIndex(source)
    for node in comments.nodes where node.end > node.start {
      let (one, other) = (lines.line(of: node.start), lines.line(of: node.end))
      if other > one { longScalars.append((node, one, other)) }
    }
    read(comments, from: first)
    if suppressions.isEmpty, diagnostics.isEmpty { return nil }
  }

  /// The entry that silences a finding in this file; nil where none does, or none may.
  package func entry(covering diagnostic: Diagnostic) -> EntryID? {
    guard !entries.isEmpty, !Unsuppressible.contains(diagnostic.rule) else { return nil }
    if let entry = entry(of: NameKey(diagnostic.rule), covering: diagnostic) { return entry }
    // `policy` covers `policy/small-jobs` as well.
    let family = RuleRegistry.family(of: diagnostic.rule)
    return family.utf8.count == diagnostic.rule.utf8.count ? nil : entry(of: NameKey(family), covering: diagnostic)
  }

  private func entry(of rule: NameKey, covering diagnostic: Diagnostic) -> EntryID? {
    let start = diagnostic.span.range.start
    let line = lines.line(of: start)
    if let entry = entries[Key(line: line, rule: rule)] { return entry }
    // A comment cannot stand inside a scalar: those before it and behind it speak of all its lines.
    if let scalar = longScalar(around: start) {
      if let entry = entries[Key(line: scalar.first, rule: rule)] ?? entries[Key(line: scalar.last, rule: rule)] {
        return entry
      }
    }
    return entries[Key(line: 0, rule: rule)]
  }

  /// The line of a byte, 1-based.
  package func line(of offset: UInt32) -> Int { lines.line(of: offset) }

  private func longScalar(around offset: UInt32) -> (range: ByteRange, first: Int, last: Int)? {
    var (low, high) = (0, longScalars.count)
    while low < high {
      let middle = (low + high) / 2
      if longScalars[middle].range.start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, offset < longScalars[low - 1].range.end else { return nil }
    return longScalars[low - 1]
  }

  // MARK: Reading

  private mutating func read(_ comments: SourceComments, from first: Int) {
    let firstNode = comments.nodes.first?.start ?? UInt32(source.count)
    // The first node that starts behind the comment at hand.
    var node = 0
    for (number, comment) in comments.comments.enumerated() where Int(comment.end) > first {
      while node < comments.nodes.count, comments.nodes[node].start < comment.end { node += 1 }
      let next = node < comments.nodes.count ? lines.line(of: comments.nodes[node].start) : nil
      let line = lines.line(of: comment.start)
      let isAlone = isBlank(from: lines.content(ofLine: line).start, to: comment.start)
      for part in parts(of: comment) {
        read(
          part, line: isAlone ? next : line, isAlone: isAlone && part == comment,
          isFirst: number == 0 || comment.start < firstNode)
      }
    }
  }

  /// A comment from each `# jobc:` in it to the next.
  private func parts(of comment: ByteRange) -> [ByteRange] {
    var starts: [UInt32] = []
    var from = Int(comment.start)
    while let found = SourceComments.firstComment(
      SuppressionText.marker, in: source, from: from, to: Int(comment.end))
    {
      let isSeparate = found == Int(comment.start) || source.bytes[found - 1] == 0x20 || source.bytes[found - 1] == 0x09
      if isSeparate { starts.append(UInt32(found)) }
      from = found + 1
    }
    return starts.indices.map { i in
      ByteRange(start: starts[i], end: i + 1 < starts.count ? starts[i + 1] : comment.end)
    }
  }

  private mutating func read(_ range: ByteRange, line: Int?, isAlone: Bool, isFirst: Bool) {
    switch SuppressionText(source, range).read(isRule: Unsuppressible.isRule) {
    case .other: break
    case .malformed(let problem, let place, let meant):
      diagnostics.append(.malformedSuppression(problem, at: span(place), meant: meant))
    case .sound(let isWholeFile, let rules, let list, let reason):
      if isWholeFile, !isFirst {
        diagnostics.append(.misplacedSuppression(at: span(ByteRange(start: range.start, end: list.end + 1))))
        return
      }
      let key = isWholeFile ? 0 : line
      var known: [Suppression.Entry] = []
      for place in rules {
        let rule = source.text(in: place)
        if let diagnostic = Unsuppressible.objection(to: rule, at: span(place)) {
          diagnostics.append(diagnostic)
          continue
        }
        let key = key.map { Key(line: $0, rule: NameKey(rule)) }
        let isRepeated = key.map { entries[$0] != nil } ?? false
        // Of two for the same findings the first has them.
        if let key, !isRepeated { entries[key] = EntryID(suppression: suppressions.count, entry: known.count) }
        known.append(Suppression.Entry(rule: rule, span: span(place), isRepeated: isRepeated))
      }
      suppressions.append(
        Suppression(
          scope: isWholeFile ? .file : .line(line), entries: known, reason: reason, span: span(trimmed(range)),
          removal: span(removal(of: range, isAlone: isAlone)), list: span(list)))
    }
  }

  private func span(_ range: ByteRange) -> SourceSpan { SourceSpan(source: source, range: range) }

  private func isBlank(from start: UInt32, to end: UInt32) -> Bool {
    source.bytes[Int(start)..<Int(end)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func trimmed(_ range: ByteRange) -> ByteRange {
    var range = range
    while range.end > range.start, isBlank(from: range.end - 1, to: range.end) { range.end -= 1 }
    return range
  }

  /// A comment that has its line for itself goes with the line, any other with the blanks before it.
  private func removal(of range: ByteRange, isAlone: Bool) -> ByteRange {
    let line = lines.line(of: range.start)
    if isAlone {
      let end = line < lines.lineStarts.count ? lines.lineStarts[line] : UInt32(source.count)
      return ByteRange(start: lines.content(ofLine: line).start, end: end)
    }
    var range = range
    let start = lines.content(ofLine: line).start
    while range.start > start, isBlank(from: range.start - 1, to: range.start) { range.start -= 1 }
    return range
  }
}
