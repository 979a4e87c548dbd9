import Foundation

/// A page of the guide: prose, files that the reader writes, and commands with what they print.
///
/// - ```` ```yaml title="jobs/train.yaml" ```` writes a file, whatever its language; `append` instead of `title` adds to
///   one. Readers do not see the title: the paragraph before the block names the file in backticks.
/// - ```` ```console ```` is a terminal: `$ command`, `> ` for its further lines, then what it prints, standard error
///   too. `…` stands for any text within a line, and on a line of its own for any lines.
/// - ```` ```text ```` and files without a title are only looked at.
/// - ```` ```sh ```` builds or installs, which no test does: `GuideTests` counts these. There are no other blocks: what
///   looks like a command is one that was run.
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
  /// The texts of blocks that hold commands for the reader alone.
  let notRun: [String]

  var commands: [GuideCommand] {
    blocks.compactMap { if case .command(let command) = $0 { command } else { nil } }
  }

  /// The texts of the files that the reader writes.
  var files: [String] {
    blocks.compactMap { if case .file(_, let text, _) = $0 { text } else { nil } }
  }

  init(_ text: String) throws {
    var blocks: [Block] = []
    var notRun: [String] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    if lines.last == "" { lines.removeLast() }
    // The paragraph before a block, and whether it has ended.
    var caption = "", isBetween = true
    while let line = lines.popFirst() {
      blocks.append(.prose(line + "\n"))
      guard line.hasPrefix("```") else {
        if line.isEmpty {
          isBetween = true
        } else {
          caption = isBetween ? line : caption + line
          isBetween = false
        }
        continue
      }
      guard let end = lines.firstIndex(of: "```") else { throw Malformed(description: "no end of: \(line)") }
      let content = Array(lines[lines.startIndex..<end])
      lines = lines[end...].dropFirst()
      let words = line.dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
      let language = words.first ?? ""
      if language == "console" {
        blocks += try GuideCommand.list(content).map(Block.command)
      } else if let attribute = words.dropFirst().first {
        blocks.append(try Self.file(attribute, content, caption: caption))
      } else if ["yaml", "json", "text", "toml", "lua", "markdown", "sh"].contains(language) {
        let text = content.map { $0 + "\n" }.joined()
        blocks.append(.prose(text))
        if language == "sh" { notRun.append(text) }
      } else {
        throw Malformed(description: "a block of unknown language: \(line)")
      }
      blocks.append(.prose("```\n"))
      caption = ""
    }
    self.blocks = blocks
    self.notRun = notRun
  }

  /// The block of a file, by what follows its language.
  ///
  /// - Parameter caption: the paragraph before the block.
  private static func file(_ attribute: String, _ content: [String], caption: String) throws -> Block {
    let parts = attribute.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0] == "title" || parts[0] == "append", parts[1].count > 2, parts[1].hasPrefix("\""),
      parts[1].hasSuffix("\"")
    else { throw Malformed(description: "neither title=\"…\" nor append=\"…\": \(attribute)") }
    let path = String(parts[1].dropFirst().dropLast())
    guard caption.contains("`\(path)`") else {
      throw Malformed(description: "the paragraph before its block does not name `\(path)`: \(caption)")
    }
    return .file(
      path: path, text: content.map { $0 + "\n" }.joined(),
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
