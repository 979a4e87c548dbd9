/// Some lines of a log (*query training job logs*).
package struct LogExcerpt: Sendable, Equatable {
  /// The text, lines with their newlines.
  package var content: String
  /// How many lines there are.
  package var lineCount: Int
  /// `base_line` for what comes before, and after; digits of a time stamp and a line number, kept as text because they
  /// overflow a double. Nil where the log is empty.
  package var startLine: String?
  package var endLine: String?

  package init(content: String, lineCount: Int, startLine: String?, endLine: String?) {
    self.content = content
    self.lineCount = lineCount
    self.startLine = startLine
    self.endLine = endLine
  }
}
