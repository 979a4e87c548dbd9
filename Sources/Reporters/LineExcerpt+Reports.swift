import Comparison

extension TerminalOutput {
  /// Writes lines that went, came or stayed, each on a row with six spaces before it.
  package mutating func write(_ excerpt: LineExcerpt) {
    for line in excerpt.lines {
      write(0x20, count: 6)
      switch line {
      case .same(let text): write(visible: "  " + text)
      case .removed(let text): paint("- " + VisibleText.of(text), .removed)
      case .added(let text): paint("+ " + VisibleText.of(text), .added)
      case .skipped(let count): paint("  … \(count) lines as before", .gutter)
      }
      endLine()
    }
  }
}

extension MarkdownText {
  /// The lines of a code block in the language `diff`.
  package static func diff(_ excerpt: LineExcerpt) -> [String] {
    excerpt.lines.map { line in
      switch line {
      case .same(let text): "  " + VisibleText.of(text)
      case .removed(let text): "- " + VisibleText.of(text)
      case .added(let text): "+ " + VisibleText.of(text)
      case .skipped(let count): "@@ \(count) lines as before @@"
      }
    }
  }
}
