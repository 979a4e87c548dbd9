import ArgumentParser

/// What `--help` says of a command, in parts.
struct HelpText {
  /// A run of lines of a command's discussion.
  enum Block: Equatable {
    case paragraph(String)
    /// Lines that stand as they are, without their common indentation.
    case literal([String])
  }

  /// An argument or option: `-o, --output <folder>` and what it does.
  struct Entry: Equatable {
    let label: String
    let text: String
  }

  /// One line, with a full stop.
  let abstract: String
  let discussion: [Block]
  /// `jobc check [<options>] [<path> ...]`
  let usage: String
  let arguments: [Entry]
  let options: [Entry]

  init(of command: any ParsableCommand.Type) {
    abstract = command.configuration.abstract
    discussion = Self.blocks(command.configuration.discussion)
    usage = command.usageString()
    // The parser tells of options in no other way than by its page; so wide a page breaks no line.
    let page = command.helpMessage(columns: 100_000).split(separator: "\n", omittingEmptySubsequences: false)
    arguments = Self.entries(under: "ARGUMENTS:", of: page)
    options = Self.entries(under: "OPTIONS:", of: page)
  }

  private static func blocks(_ text: String) -> [Block] {
    var blocks: [Block] = []
    for run in text.split(separator: "\n", omittingEmptySubsequences: false).split(whereSeparator: \.isEmpty) {
      var rest = run[...]
      while let first = rest.first {
        let isLiteral = first.utf8.first == 0x20
        let lines = rest.prefix { ($0.utf8.first == 0x20) == isLiteral }
        rest = rest.dropFirst(lines.count)
        blocks.append(
          isLiteral ? .literal(lines.map { String($0.dropFirst(2)) }) : .paragraph(lines.joined(separator: " ")))
      }
    }
    return blocks
  }

  /// The rows of two columns below a heading: a label, then the text, on the next line where the label is too long.
  private static func entries(under heading: String, of page: [Substring]) -> [Entry] {
    guard let start = page.firstIndex(where: { $0.utf8.elementsEqual(heading.utf8) }) else { return [] }
    var entries: [Entry] = []
    for line in page[(start + 1)...].prefix(while: { !$0.isEmpty }) {
      let (label, text) = (line.prefix(textColumn).trimmed, line.dropFirst(textColumn).trimmed)
      if line.utf8.count > textColumn, !label.isEmpty, line.prefix(textColumn).last != " " {
        entries.append(Entry(label: line[...].trimmed, text: ""))
      } else if label.isEmpty, let last = entries.popLast() {
        entries.append(Entry(label: last.label, text: last.text.isEmpty ? text : "\(last.text) \(text)"))
      } else {
        entries.append(Entry(label: label, text: text))
      }
    }
    return entries
  }

  /// Where the parser's page begins the second column, in characters from 0.
  private static let textColumn = 26
}

extension Substring {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    var rest = drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
