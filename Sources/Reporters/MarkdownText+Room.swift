import SourceText

/// Markdown in the room that a comment has.
extension MarkdownText {
  /// The most bytes of a report that is made for a comment: GitHub takes 65,536 characters of it, GitLab 1,048,576 bytes.
  /// What remains is for the words that a CI job puts around it.
  package static let commentLimit: Int = 60_000

  /// As many pieces, from the first, as fit into `room` bytes, and the words of `more` for how many are left out.
  ///
  /// The result is longer than `room` only where those words alone are.
  package static func fitting(_ pieces: [String], within room: Int, more: (Int) -> String) -> String {
    guard pieces.reduce(0, { $0 + $1.utf8.count }) > room else { return pieces.joined() }
    var left = room - more(pieces.count).utf8.count
    var text = ""
    for (index, piece) in pieces.enumerated() {
      left -= piece.utf8.count
      if left < 0 { return text + more(pieces.count - index) }
      text += piece
    }
    return text
  }

  /// A fenced block of at most `room` bytes, but for its fence: of long lines, and of many, the last part is left out.
  package static func block(_ lines: [String], language: String, within room: Int) -> String {
    let whole = block(lines, language: language)
    guard whole.utf8.count > room else { return whole }
    // What stands around the lines, whose fence is never longer than theirs is now.
    let left = room - (whole.utf8.count - lines.reduce(0) { $0 + $1.utf8.count + 1 })
    let pieces = lines.map { cut($0, toBytes: left / 2) + "\n" }
    let text = fitting(pieces, within: left) { "… and \($0) more \($0 == 1 ? "line" : "lines")\n" }
    return block([String(text.dropLast())], language: language)
  }

  /// A table of at most `room` bytes, as far as its heading allows; the last row says how many are left out.
  ///
  /// - Parameters:
  ///   - heading: the cells of the first line, with bars around and between.
  ///   - rows: lines without an end.
  ///   - noun: what a row is, in the plural.
  package static func table(_ heading: String, _ rows: [String], within room: Int, of noun: String) -> String {
    let columns = heading.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "|") ? 1 : 0) } - 1
    let head = heading + "\n|" + String(repeating: "---|", count: columns) + "\n"
    return head
      + fitting(rows.map { $0 + "\n" }, within: room - head.utf8.count) { count in
        "| … and \(count) more \(noun) |" + String(repeating: " |", count: columns - 1) + "\n"
      }
  }

  /// Text in HTML that is folded away, `body` made to fit into what `room` leaves beside the summary.
  package static func details(_ summary: String, within room: Int, _ body: (Int) -> String) -> String {
    details(summary, body(room - details(summary, "").utf8.count))
  }

  /// As many whole scalars, from the first, as fit into `room` bytes, and a word on how many bytes are left out.
  private static func cut(_ text: String, toBytes room: Int) -> String {
    guard text.utf8.count > room else { return text }
    let end = room - " … and \(text.utf8.count) more bytes".utf8.count
    var prefix = ""
    for scalar in text.unicodeScalars {
      if prefix.utf8.count + UTF8.width(scalar) > end { break }
      prefix.unicodeScalars.append(scalar)
    }
    return prefix + " … and \(text.utf8.count - prefix.utf8.count) more bytes"
  }
}
