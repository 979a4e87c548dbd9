import SourceText

/// Pieces of GitHub Flavored Markdown: text that shows as it is whatever it holds.
package enum MarkdownText {
  /// A code span (CommonMark §6.1): its fence is longer than any run of backticks in it.
  package static func code(_ text: String) -> String {
    let text = VisibleText.of(text)
    guard !text.isEmpty else { return "` `" }
    let fence = String(repeating: "`", count: longestRun(of: UInt8(ascii: "`"), in: text) + 1)
    let needsSpace =
      text.utf8.first == UInt8(ascii: "`") || text.utf8.last == UInt8(ascii: "`")
      || (text.utf8.first == 0x20 && text.utf8.last == 0x20)
    return needsSpace ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// A code span in a cell of a table, where a bar would end the cell even in code (GFM §4.10).
  package static func cell(_ text: String) -> String { code(text).replacing(bar: "\\|") }

  /// Text in HTML, as in a summary.
  package static func html(_ text: String) -> String {
    VisibleText.of(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// A fenced block, its fence longer than any in it.
  package static func block(_ lines: [String], language: String) -> String {
    let text = lines.joined(separator: "\n")
    let fence = String(repeating: "`", count: max(3, longestRun(of: UInt8(ascii: "`"), in: text) + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)\n"
  }

  /// A part that is folded away; a blank line lets Markdown begin again after the HTML.
  package static func details(_ summary: String, _ body: String) -> String {
    "<details><summary>\(summary)</summary>\n\n\(body)\n</details>\n"
  }

  private static func longestRun(of byte: UInt8, in text: String) -> Int {
    var (longest, current) = (0, 0)
    for other in text.utf8 {
      current = other == byte ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}

extension String {
  fileprivate func replacing(bar text: String) -> String {
    unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "|" { result += text } else { result.unicodeScalars.append(scalar) }
    }
  }
}
