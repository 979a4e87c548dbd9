import DocumentModel
import JSONSchema
import JobAPI

/// A null, which says nothing.
enum NullValueRule: Rule {
  static let description = RuleDescription(
    id: "null-value", summary: "null is never an instruction", severity: .error)

  static func explain(_ violation: Violation, _ schema: RequestSchema, _ findings: inout Findings) {
    let body = findings.body
    let subject = body.subject(violation.instance)
    let key = body.key(of: violation.instance).map { body.string(of: $0) }
    let help =
      key.map { "leave \"\($0)\" out, or write $unset: [\($0)] to drop what a lower layer sets" }
      ?? "leave the item out"
    findings.report(
      NullValueRule.self, "\(subject) is null, which is never an instruction", at: violation.instance, help: help,
      source: schema.source(along: violation.path))
  }
}
