import Diagnostics
import DocumentModel
import JSONSchema
import JobAPI

/// A value that is not one of the field's few.
enum UnknownValueRule: Rule {
  static let description = RuleDescription(
    id: "unknown-value",
    summary: "a field with a list of values has one of them",
    why: """
      The service knows a short list of words here and refuses all others.
      """,
    remedy: """
      Write one of the values that the finding lists.
      """,
    source: "table 4, type",
    bad: .config("data_source: [{ type: s3, data_url: /bucket/data/ }]", without: ["data_url"]),
    good: .config("data_source: [{ type: obs, data_url: /bucket/data/ }]", without: ["data_url"]))

  static func explain(
    _ violation: Violation, _ allowed: [NodeID], _ schema: RequestSchema, _ findings: inout Findings
  ) {
    let id = violation.instance
    let body = findings.body
    let names = allowed.map { schema.document.string(of: $0) }
    let value = body[id].kind.isCollection ? "this" : body.quoted(id)
    let meant = body[id].kind.isCollection ? nil : Suggestion.nearest(to: body.string(of: id), among: names)
    let list = names.map { "\"\($0)\"" }.joined(separator: " or ")
    findings.report(
      UnknownValueRule.self, "\(body.subject(id)) must be \(list), but \(value) is neither", at: id,
      help: meant.map { "did you mean \"\($0)\"?" },
      fixes: meant.map {
        findings.replacement(of: id, with: $0, title: "write \"\($0)\"", applicability: .unsafe)
      } ?? [],
      source: schema.source(along: violation.path))
  }
}
