import DocumentModel
import JSONSchema
import JobAPI

/// What the schema refuses and no other rule words: a net under the others.
enum InvalidValueRule: Rule {
  static let description = RuleDescription(
    id: "invalid-value",
    summary: "a request satisfies its schema",
    why: """
      The request breaks a constraint of the schema that no other rule puts into words. The service would refuse \
      it.
      """,
    remedy: """
      Look at the constraint that the finding names: `jobc schema request` prints the schema.
      """,
    source: "schema/modelarts-v1",
    bad: nil,
    good: nil)

  static func explain(_ violation: Violation, _ schema: RequestSchema, _ findings: inout Findings) {
    let keyword = schema.compiled.pointer(of: violation).description
    findings.report(
      InvalidValueRule.self, "\(findings.body.subject(violation.instance)) does not satisfy the request's schema",
      at: violation.instance, help: "the schema's constraint is \(keyword)",
      source: schema.source(along: violation.path))
  }
}
