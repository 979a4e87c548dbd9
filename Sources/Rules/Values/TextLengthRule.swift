import DocumentModel
import JSONSchema
import JobAPI

/// A text that is too short or too long.
enum TextLengthRule: Rule {
  static let description = RuleDescription(
    id: "text-length",
    summary: "every text has a length that its field allows",
    why: """
      The service refuses a text that is too long, and says nothing of which one it was.
      """,
    remedy: """
      Shorten the text. Characters are counted, not bytes.
      """,
    source: "table 2, job_desc",
    bad: .config("", above: "job_desc: \(String(repeating: "very ", count: 52))long"),
    good: .config("", above: "job_desc: a training"))

  static func explain(_ violation: Violation, _ schema: RequestSchema, _ findings: inout Findings) {
    let subject = findings.body.subject(violation.instance)
    let message: String
    switch violation.kind {
    case .tooShort(let length, _) where length == 0: message = "\(subject) must not be empty"
    case .tooShort(let length, let minimum):
      message = "\(subject) has \(length) characters, at least \(minimum) are needed"
    case .tooLong(let length, let maximum):
      message = "\(subject) has \(length) characters, at most \(maximum) are allowed"
    default: return
    }
    findings.report(
      TextLengthRule.self, message, at: violation.instance, source: schema.source(along: violation.path))
  }

  /// A text that must say something and is blank.
  static func explainBlank(_ id: NodeID, _ source: String?, _ findings: inout Findings) {
    let isEmpty = findings.body.text(of: id).count == 0
    findings.report(
      TextLengthRule.self, "\(findings.body.subject(id)) must not be \(isEmpty ? "empty" : "blank")", at: id,
      source: source)
  }
}
