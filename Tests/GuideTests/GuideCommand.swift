import Foundation

/// A command of a page and what the page says it prints.
struct GuideCommand: Equatable {
  /// As the shell gets it, of several lines perhaps.
  let line: String
  /// What the page shows, each line with its newline.
  let shown: String

  /// The commands of a block.
  static func list(_ lines: [String]) throws -> [GuideCommand] {
    var commands: [(line: [String], shown: [String])] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        commands.append(([String(line.dropFirst(2))], []))
      } else if line.hasPrefix("> "), commands.last?.shown.isEmpty == true {
        commands[commands.count - 1].line.append(String(line.dropFirst(2)))
      } else if commands.isEmpty {
        throw GuidePage.Malformed(description: "a console block begins with a command, not: \(line)")
      } else {
        commands[commands.count - 1].shown.append(line)
      }
    }
    return commands.map { command in
      GuideCommand(
        line: command.line.joined(separator: "\n"), shown: command.shown.map { $0 + "\n" }.joined())
    }
  }

  /// The command as the page writes it, with an output.
  func text(printing output: String) -> String {
    let lines = line.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { ($0.offset == 0 ? "$ " : "> ") + $0.element + "\n" }.joined() + output
  }

  /// Whether `output` is what the page shows.
  func accepts(_ output: String) -> Bool {
    Self.matches(Self.lines(shown)[...], Self.lines(output)[...])
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func matches(_ pattern: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return lines.isEmpty }
    if first == "…" {
      return (lines.startIndex...lines.endIndex).contains { matches(pattern.dropFirst(), lines[$0...]) }
    }
    guard let line = lines.first, matches(first, line) else { return false }
    return matches(pattern.dropFirst(), lines.dropFirst())
  }

  private static func matches(_ pattern: String, _ line: String) -> Bool {
    let parts = pattern.components(separatedBy: "…")
    guard parts.count > 1 else { return pattern.utf8.elementsEqual(line.utf8) }
    guard line.hasPrefix(parts[0]) else { return false }
    var rest = line[line.index(line.startIndex, offsetBy: parts[0].count)...]
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1]) && rest.count >= parts[parts.count - 1].count
  }
}
