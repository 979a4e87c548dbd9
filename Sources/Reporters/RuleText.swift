import Diagnostics
import Rules

/// What a report says of a rule, apart from any finding.
struct RuleText {
  let id: String
  /// One sentence with its full stop.
  let summary: String
  /// Why the rule is there: a paragraph.
  let description: String
  /// What to do, where that is written, and an example.
  let help: String
  let helpMarkdown: String
  let severity: Severity

  /// - Parameters:
  ///   - id: the rule; one that the registry does not know, such as a policy's, is described by its name.
  ///   - severity: that of its gravest finding, taken where the registry does not know it.
  init(_ id: String, severity: Severity) {
    self.id = id
    guard let known = RuleRegistry.description(of: id) else {
      summary = Self.sentence(String(id.map { $0 == "-" ? " " : $0 }))
      (description, help, helpMarkdown) = (summary, summary, Self.escaped(summary))
      self.severity = severity
      return
    }
    summary = Self.sentence(known.summary)
    description = known.why
    var text = [known.remedy]
    var markdown = [Self.escaped(known.remedy)]
    for (title, example) in [("Wrong", known.bad), ("Right", known.good)] {
      for file in example?.files ?? [] {
        let name = "\(title), \(file.path)"
        text.append("\(name):\n\n" + Self.indented(file.text))
        markdown.append("**\(Self.escaped(name))**\n\n```yaml\n\(file.text)```")
      }
    }
    if let source = known.source {
      text.append("Source: \(source)")
      markdown.append("Source: \(Self.escaped(source))")
    }
    help = text.joined(separator: "\n\n")
    helpMarkdown = markdown.joined(separator: "\n\n")
    self.severity = known.severity
  }

  /// `text` with a capital letter, unless it begins with a name such as `spec_id`, and a full stop.
  private static func sentence(_ text: String) -> String {
    let first = text.prefix { $0 != " " }
    let isName = first.utf8.contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
    let start = isName ? String(text.prefix(1)) : text.prefix(1).uppercased()
    return start + text.dropFirst() + (text.utf8.last == UInt8(ascii: ".") ? "" : ".")
  }

  /// The lines of `text`, four blanks before each.
  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }

  /// `text` as Markdown shows it: what would begin an element or an emphasis is escaped, but for code in backquotes.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    var isCode = false
    for scalar in text.unicodeScalars {
      if scalar == "`" { isCode.toggle() }
      if !isCode, scalar == "*" || scalar == "<" || scalar == "[" || scalar == "\\" { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
