import DocumentModel
import JSONSchema
import JobAPI

/// A field that must be there.
enum MissingFieldRule: Rule {
  static let description = RuleDescription(
    id: "missing-field",
    summary: "every mandatory field is there",
    why: """
      The service refuses the request, after the code and data were made ready and perhaps after a place in the \
      queue.
      """,
    remedy: """
      Add the field at the map that the finding names. If it should come from a fragment or an overlay, look at \
      "use" and "environments".
      """,
    source: "the column \"mandatory\" of tables 2 to 8",
    bad: .config("", without: ["worker_server_num"]),
    good: .config(""))

  static func explain(
    _ violation: Violation, _ name: NodeID, _ schema: RequestSchema, _ fields: JobFields, _ findings: inout Findings
  ) {
    let name = schema.document.string(of: name)
    let isMeant = fields.misspellings.contains {
      $0.mapping == violation.instance && $0.name.utf8.elementsEqual(name.utf8)
    }
    guard !isMeant else { return }
    let field = violation.path.last.flatMap { object in
      schema.fields(of: object).first { $0.name.utf8.elementsEqual(name.utf8) }
    }
    findings.reportLack(
      MissingFieldRule.self, "\(findings.body.subject(violation.instance)) lacks \"\(name)\"",
      in: violation.instance, help: field?.summary.map { "\"\(name)\": \($0)" },
      source: field?.source ?? schema.source(along: violation.path))
  }
}
