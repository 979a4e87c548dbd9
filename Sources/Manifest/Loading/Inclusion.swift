import SourceText

/// The way by which a file came into scope: the `include` entries that lead to it.
///
/// What one file includes shares the way to that file, so that a long chain of includes takes no more than its length.
package final class Inclusion: Sendable {
  /// The entry that names the file; nil where the file that asked names it, whose entry is `outermost`.
  private let entry: SourceSpan?
  private let outer: Inclusion?
  private let outermost: SourceSpan?

  /// - Parameters:
  ///   - entry: an entry of an included file.
  ///   - outer: the way to that file.
  init(_ entry: SourceSpan?, from outer: Inclusion?, outermost: SourceSpan? = nil) {
    self.entry = entry
    self.outer = outer
    self.outermost = outermost
  }

  /// The entries from the outermost to the one that names the file itself.
  var entries: [SourceSpan] {
    var entries: [SourceSpan] = []
    var way: Inclusion? = self
    while let step = way {
      if let entry = step.entry { entries.append(entry) }
      if let outermost = step.outermost { entries.append(outermost) }
      way = step.outer
    }
    return entries.reversed()
  }
}
