import SourceText

/// A comment that silences findings: `# jobc: ignore[rule-id, …] reason` (manifest language §9).
package struct Suppression: Sendable {
  /// What a suppression covers.
  package enum Scope: Sendable, Equatable {
    /// The findings that start on a line, 1-based: the comment's own, or the next that holds a node; nil where no node
    /// follows.
    case line(Int?)
    /// All findings in the file that holds it.
    case file
  }

  /// A rule that it names, and where.
  package struct Entry: Sendable {
    package let rule: String
    package let span: SourceSpan
    /// Whether an entry before it covers the same findings.
    package let isRepeated: Bool
  }

  package let scope: Scope
  /// The entries that can silence something, in the order written.
  package let entries: [Entry]
  /// What is said after the brackets; empty where nothing is.
  package let reason: String
  /// From its `#` to the end of the reason.
  package let span: SourceSpan
  /// What to remove to be rid of it: its whole line, or its part of the line and the blanks before.
  package let removal: SourceSpan
  /// What stands between the brackets.
  package let list: SourceSpan
}
