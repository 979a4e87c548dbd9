import DocumentModel
import SourceText

/// A page of a manual for the terminal: paragraphs wrapped to its width, headings, lists, code as it is.
package struct PageText {
  var output: TerminalOutput
  var lines = LineIndexes()
  /// In cells.
  private let width: Int
  private var isEmpty = true

  /// - Parameter width: the terminal's, in cells; lines of more than 100 are hard to read.
  package init(isColored: Bool, width: Int) {
    output = TerminalOutput(isColored: isColored)
    self.width = min(max(width, 40), 100)
  }

  /// The page so far, in UTF-8.
  package mutating func takeBytes() -> [UInt8] { output.take() }

  /// Begins the page, or another one below it.
  package mutating func title(_ text: String) {
    space()
    wrap(text, indent: 0, role: .place)
  }

  package mutating func heading(_ text: String) {
    space()
    output.paint(text, .place)
    output.endLine()
  }

  package mutating func paragraph(_ text: String) { wrap(text, indent: 2, role: nil) }

  /// A name and what is said of it; the text begins at `column`, or on the next line.
  package mutating func item(_ name: String, _ text: String, column: Int) {
    let head = 2 + name.utf8.count + 2
    output.write("  ")
    output.paint(VisibleText.of(name), .label)
    if head > column {
      output.endLine()
      return wrap(text, indent: column, role: nil)
    }
    output.write(0x20, count: column - head + 2)
    wrap(text, indent: column, role: nil, isStarted: true)
  }

  /// Lines as they are.
  package mutating func code(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0) {
      if !line.isEmpty { output.write("    " + VisibleText.of(String(line))) }
      output.endLine()
    }
  }

  package mutating func space() {
    if !isEmpty { output.endLine() }
    isEmpty = false
  }

  private mutating func wrap(_ text: String, indent: Int, role: TerminalOutput.Role?, isStarted: Bool = false) {
    var line = ""
    var isFirst = true
    func cells(_ text: String) -> Int { text.unicodeScalars.count }
    func flush(_ output: inout TerminalOutput) {
      if !(isFirst && isStarted) { output.write(0x20, count: indent) }
      isFirst = false
      if let role { output.paint(line, role) } else { output.write(line) }
      output.endLine()
      line = ""
    }
    for word in VisibleText.of(text).split(separator: " ") {
      if !line.isEmpty, indent + cells(line) + 1 + cells(String(word)) > width { flush(&output) }
      line += line.isEmpty ? String(word) : " " + word
    }
    flush(&output)
  }
}
