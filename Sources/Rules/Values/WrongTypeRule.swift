import Diagnostics
import DocumentModel
import JSONSchema
import JobAPI

/// A value of another type than the field's.
enum WrongTypeRule: Rule {
  static let description = RuleDescription(
    id: "wrong-type",
    summary: "every value is of its field's type; only parameter values are made into text",
    why: """
      The service reads strict types: a number where it wants text is refused, and text where it wants a number \
      too. Only parameter values are made into text, because they are text by nature; anything else would be a \
      guess.
      """,
    remedy: """
      Put quotes around the value to make it text, take them away to make it a number. The fix does it. `yes` \
      and `on` are texts in YAML 1.2: write true or false.
      """,
    source: "the column \"type\" of tables 2 to 8",
    bad: .config("worker_server_num: \"1\""),
    good: .config("worker_server_num: 1"))

  static func explain(
    _ violation: Violation, _ expected: TypeSet, _ schema: RequestSchema, _ findings: inout Findings
  ) {
    let id = violation.instance
    let body = findings.body
    let (help, fixes) = remedy(id, expected, findings)
    findings.report(
      WrongTypeRule.self, "\(body.subject(id)) must be \(expected.phrase), but \(actual(id, expected, body))", at: id,
      help: help, fixes: fixes, source: schema.source(along: violation.path))
  }

  private static func actual(_ id: NodeID, _ expected: TypeSet, _ body: Tree) -> String {
    switch body[id].kind {
    case .null: "it is null"
    case .boolean: "\(body.string(of: id)) is a boolean"
    case .integer: "\(body.string(of: id)) is a number"
    case .float:
      expected == .integer ? "\(body.string(of: id)) is not a whole number" : "\(body.string(of: id)) is a number"
    case .string: "\(body.quoted(id)) is a string"
    case .sequence: "it is a list"
    case .mapping: "it is a map"
    }
  }

  private static func remedy(_ id: NodeID, _ expected: TypeSet, _ findings: Findings) -> (String?, [Fix]) {
    let body = findings.body
    let text = body.string(of: id)
    if !body.span(of: id).source.isEditable, let type = expected.scalarName {
      return ("it is read by the type of its variable: declare it as `{ type: \(type) }`", [])
    }
    switch body[id].kind {
    case .integer where expected == .string, .float where expected == .string, .boolean where expected == .string:
      let quoted = Findings.doubleQuoted(text)
      let what = body[id].kind == .boolean ? "boolean" : "number"
      return (
        "quote it: \(quoted)",
        findings.replacement(of: id, with: quoted, title: "quote the \(what)", isString: false)
      )
    case .string where expected != .string && body.span(of: id).holdsReference:
      return ("a reference beside other characters makes a text: let one reference stand alone", [])
    case .string where expected == .integer && isInteger(text):
      return (
        "take the quotes away: \(text)",
        findings.replacement(of: id, with: text, title: "take the quotes away", isString: false)
      )
    case .string where expected == .boolean:
      guard let (value, isExact) = boolean(text) else { return (nil, []) }
      return (
        "write \(value)",
        findings.replacement(
          of: id, with: value, title: "write \(value)", isString: false, applicability: isExact ? .safe : .unsafe)
      )
    default: return (nil, [])
    }
  }

  private static func isInteger(_ text: String) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.count <= 16 && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      && (digits.count == 1 || digits.first != 0x30)
  }

  /// The boolean that a text means, and whether it is one in quotes rather than a word of YAML 1.1.
  private static func boolean(_ text: String) -> (String, isExact: Bool)? {
    switch text.lowercased() {
    case "true": ("true", true)
    case "false": ("false", true)
    case "yes", "on", "y": ("true", false)
    case "no", "off", "n": ("false", false)
    default: nil
    }
  }
}

extension TypeSet {
  /// The type as a declaration of a variable names it; nil where no variable can have it.
  fileprivate var scalarName: String? {
    switch self {
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string: "string"
    default: nil
    }
  }

  /// The type as a message names it; the schemas of requests ask for one.
  fileprivate var phrase: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "a map"
    default: "of another type"
    }
  }
}
