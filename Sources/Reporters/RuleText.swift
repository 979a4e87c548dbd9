import Diagnostics
import Rules

/// What a report says of a rule, apart from any finding.
struct RuleText {
  let id: String
  /// One sentence with its full stop.
  let summary: String
  /// A paragraph.
  let description: String
  /// What to do.
  let help: String
  let helpMarkdown: String
  let severity: Severity

  /// - Parameters:
  ///   - id: the rule; one that the registry does not know, such as a policy's, is described by its name.
  ///   - severity: that of its gravest finding, taken where the registry does not know it.
  init(_ id: String, severity: Severity) {
    self.id = id
    let known = RuleRegistry.descriptions.first { TextOrder.areEqual($0.id, id) }
    summary = Self.sentence(known?.summary ?? String(id.map { $0 == "-" ? " " : $0 }))
    description = summary
    help = summary
    helpMarkdown = "**\(id)**: \(summary)"
    self.severity = known?.severity ?? severity
  }

  /// `text` with a capital letter, unless it begins with a name such as `spec_id`, and a full stop.
  private static func sentence(_ text: String) -> String {
    let first = text.prefix { $0 != " " }
    let isName = first.utf8.contains(UInt8(ascii: "_")) || first.utf8.contains(UInt8(ascii: "."))
    let start = isName ? String(text.prefix(1)) : text.prefix(1).uppercased()
    return start + text.dropFirst() + (text.utf8.last == UInt8(ascii: ".") ? "" : ".")
  }
}
