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
        NullValueRule.self, "the parameter \"\(label)\" is null: it has no value", at: id,
        help: "write its value or leave it out; `$unset: [\(label)]` drops what a lower layer sets",
        source: schema.source(along: violation.path))
      return
    }
    let key = body.key(of: id).map { body.string(of: $0) }
    let help =
      key.map { "write its value or leave it out; `$unset: [\($0)]` drops what a lower layer sets" }
      ?? "write its value or leave the item out; null drops nothing, `$unset` and `$remove` do"
    findings.report(
      NullValueRule.self, "\(body.subject(id)) is null: it has no value", at: id, help: help,
      source: schema.source(along: violation.path))
  }
}
