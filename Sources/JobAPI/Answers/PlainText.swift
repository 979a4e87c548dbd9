/// Text of others that may be printed on a terminal.
package enum PlainText {
  /// `text` on one line: runs of white space and control characters as one space, cut after `limit` bytes.
  package static func line(_ text: String, limit: Int) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      guard line.utf8.count < limit else { return line + "…" }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        if line.utf8.last != 0x20, !line.isEmpty { line.append(" ") }
      default: line.unicodeScalars.append(scalar)
      }
    }
    if line.utf8.last == 0x20 { line.removeLast() }
    return line
  }
}
