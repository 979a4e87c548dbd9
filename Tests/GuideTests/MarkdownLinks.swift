import Foundation

/// The headings and relative links of a Markdown file; what stands in code is neither.
struct MarkdownLinks {
  /// A link to another file or to a heading.
  struct Link: Equatable, CustomStringConvertible {
    /// The path as it is written, relative to the file's folder; empty for the file itself.
    let path: String
    /// The heading's anchor without its `#`; nil where there is none.
    let anchor: String?
    /// Counted from 1.
    let line: Int

    var description: String { "line \(line): \(path)\(anchor.map { "#" + $0 } ?? "")" }
  }

  let links: [Link]
  /// The anchors that GitHub gives to the headings; of equal ones, the later get `-1`, `-2`.
  let anchors: Set<String>

  init(_ text: String) {
    var links: [Link] = []
    var anchors: Set<String> = []
    var fence: Substring?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let start = line.drop { $0 == " " }
      if let opening = fence {
        if start == opening { fence = nil }
        continue
      }
      if start.hasPrefix("```") {
        fence = start.prefix { $0 == "`" }
        continue
      }
      if line.hasPrefix("#") { anchors.insert(Self.free(Self.anchor(line), among: anchors)) }
      links += Self.links(in: String(line.replacing(/`[^`]*`/, with: "")), number: number + 1)
    }
    self.links = links
    self.anchors = anchors
  }

  private static func links(in line: String, number: Int) -> [Link] {
    line.matches(of: /\]\(([^)]*)\)/).compactMap { match in
      let target = match.1
      guard !target.contains("://") else { return nil }
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      return Link(path: String(parts[0]), anchor: parts.count > 1 ? String(parts[1]) : nil, line: number)
    }
  }

  /// The heading in small letters without punctuation, hyphens for spaces.
  private static func anchor(_ heading: Substring) -> String {
    let title = heading.drop { $0 == "#" }.drop { $0 == " " }
    return String(
      title.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
      })
  }

  private static func free(_ anchor: String, among taken: Set<String>) -> String {
    guard taken.contains(anchor) else { return anchor }
    return (1...).lazy.map { "\(anchor)-\($0)" }.first { !taken.contains($0) } ?? anchor
  }
}
