import DocumentModel
import JSONSchema
import JobAPI

/// A number outside its field's range.
enum ValueRangeRule: Rule {
  static let description = RuleDescription(
    id: "value-range",
    summary: "every number lies in its field's range",
    why: """
      The service refuses numbers out of range. Integers beyond 9007199254740991 cannot be sent exactly: JSON \
      readers would round an id to that of something else.
      """,
    remedy: """
      Write a number within the bounds that the finding names.
      """,
    source: "table 3; RFC 8785, section 3.2.2.3",
    bad: .config("worker_server_num: 0"),
    good: .config("worker_server_num: 1"))

  static func explain(_ violation: Violation, _ schema: RequestSchema, _ findings: inout Findings) {
    let bound: NodeID
    let words: String
    switch violation.kind {
    case .belowMinimum(let node, _): (bound, words) = (node, "at least")
    case .aboveMaximum(let node, _): (bound, words) = (node, "at most")
    default: return
    }
    let body = findings.body
    let limit = schema.document.string(of: bound)
    let isExactness = limit.utf8.count == "9007199254740991".utf8.count || limit.utf8.first == UInt8(ascii: "-")
    findings.report(
      ValueRangeRule.self,
      "\(body.subject(violation.instance)) must be \(words) \(limit), but is \(body.string(of: violation.instance))",
      at: violation.instance,
      help: isExactness ? "the request's JSON cannot hold a greater integer exactly (RFC 8785)" : nil,
      source: schema.source(along: violation.path))
  }
}
