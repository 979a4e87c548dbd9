import Foundation

/// A page of the guide: prose, files that the reader writes, and commands with what they print.
///
/// - ```` ```yaml title="jobs/train.yaml" ```` writes a file, whatever its language; `append` instead of `title` adds to
///   one.
/// - ```` ```console ```` is a terminal: `$ command`, `> ` for its further lines, then what it prints, standard error
///   too. `…` stands for any text within a line, and on a line of its own for any lines.
/// - ```` ```text ```` and files without a title are only looked at. There are no other blocks: what looks like a command
///   is one that was run.
struct GuidePage {
  enum Block: Equatable {
    /// What is between the blocks and around them, fences included: kept as it is.
    case prose(String)
    case file(path: String, text: String, appends: Bool)
    case command(GuideCommand)
  }

  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  let blocks: [Block]

  var commands: [GuideCommand] {
    blocks.compactMap { if case .command(let command) = $0 { command } else { nil } }
  }

  init(_ text: String) throws {
    var blocks: [Block] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    if lines.last == "" { lines.removeLast() }
    while let line = lines.popFirst() {
      blocks.append(.prose(line + "\n"))
      guard line.hasPrefix("```") else { continue }
      guard let end = lines.firstIndex(of: "```") else { throw Malformed(description: "no end of: \(line)") }
      let content = Array(lines[lines.startIndex..<end])
      lines = lines[end...].dropFirst()
      let words = line.dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
      let language = words.first ?? ""
      if language == "console" {
        blocks += try GuideCommand.list(content).map(Block.command)
      } else if let attribute = words.dropFirst().first {
        blocks.append(try Self.file(attribute, content))
      } else if ["yaml", "json", "text", "toml", "markdown"].contains(language) {
        blocks.append(.prose(content.map { $0 + "\n" }.joined()))
      } else {
        throw Malformed(description: "a block of unknown language: \(line)")
      }
      blocks.append(.prose("```\n"))
    }
    self.blocks = blocks
  }

  private static func file(_ attribute: String, _ content: [String]) throws -> Block {
    let parts = attribute.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0] == "title" || parts[0] == "append", parts[1].count > 2, parts[1].hasPrefix("\""),
      parts[1].hasSuffix("\"")
    else { throw Malformed(description: "neither title=\"…\" nor append=\"…\": \(attribute)") }
    return .file(
      path: String(parts[1].dropFirst().dropLast()), text: content.map { $0 + "\n" }.joined(),
      appends: parts[0] == "append")
  }

  /// The page with what its commands printed in the place of what it said they print.
  func text(withOutputs outputs: [String]) -> String {
    var outputs = outputs[...]
    return blocks.map { block in
      switch block {
      case .prose(let text): text
      case .file(_, let text, _): text
      case .command(let command): command.text(printing: outputs.popFirst() ?? "")
      }
    }.joined()
  }
}
