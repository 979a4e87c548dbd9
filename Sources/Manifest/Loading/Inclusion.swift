import SourceText

/// The way by which a file came into scope: the `include` entries that lead to it.
///
/// What one file includes shares the way to that file, so that a long chain of includes takes no more than its length.
package final class Inclusion: Sendable {
  private let entry: SourceSpan
  private let outer: Inclusion?
  /// The number of entries.
  private let count: Int

  /// - Parameters:
  ///   - entry: an entry of an included file.
  ///   - outer: the way to that file; nil where the file that asked names it.
  init(_ entry: SourceSpan, from outer: Inclusion?) {
    self.entry = entry
    self.outer = outer
    count = (outer?.count ?? 0) + 1
  }

  private static let recursionLimit = 32

  /// Goes through the entries from the outermost to the one that names the file itself.
  func forEachEntry(_ body: (SourceSpan) -> Void) {
    // Most ways are short.
    if count <= Self.recursionLimit {
      outer?.forEachEntry(body)
      return body(entry)
    }
    var entries: [SourceSpan] = []
    var way: Inclusion? = self
    while let step = way {
      entries.append(step.entry)
      way = step.outer
    }
    for entry in entries.reversed() { body(entry) }
  }
}
