import DocumentModel
import JSONSchema
import JobAPI

/// A null, which says nothing.
enum NullValueRule: Rule {
  static let description = RuleDescription(
    id: "null-value",
    summary: "null is never an instruction",
    why: """
      A key with nothing behind it is most often a value that was forgotten. Whether null means "the default", \
      "drop it" or "empty" differs from tool to tool, so here it never means anything.
      """,
    remedy: """
      Write the value, leave the key out, or write `$unset: [key]` to drop what a lower layer sets. An empty \
      text is "".
      """,
    source: "manifest language, section 2",
    bad: .config("log_url:"),
    good: .config("log_url: /bucket/logs/"))

  static func explain(_ violation: Violation, _ schema: RequestSchema, _ findings: inout Findings) {
    let body = findings.body
    let id = violation.instance
    if let label = body.parameterLabel(of: id) {
      findings.report(
        NullValueRule.self, "the parameter \"\(label)\" is null, which is never an instruction", at: id,
        help: "leave \"\(label)\" out, or write `$remove: [\(label)]` to drop what a lower layer sets",
        source: schema.source(along: violation.path))
      return
    }
    let key = body.key(of: id).map { body.string(of: $0) }
    let help =
      key.map { "leave \"\($0)\" out, or write `$unset: [\($0)]` to drop what a lower layer sets" }
      ?? "leave the item out"
    findings.report(
      NullValueRule.self, "\(body.subject(id)) is null, which is never an instruction", at: id, help: help,
      source: schema.source(along: violation.path))
  }
}
