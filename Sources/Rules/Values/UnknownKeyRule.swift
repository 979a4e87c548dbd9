import Diagnostics
import DocumentModel
import JSONSchema
import JobAPI

/// A key that the request does not know.
enum UnknownKeyRule: Rule {
  static let description = RuleDescription(
    id: "unknown-key",
    summary: "every key is one that the request knows",
    why: """
      The service ignores fields that it does not know, or refuses the request. In the first case the job runs \
      without the setting: a misspelt worker_server_num trains on one node and costs a night.
      """,
    remedy: """
      Rename the key to the one that the finding suggests, or remove it. The same rule covers jobc's own keys, \
      those of jobc.yaml among them. Keys that begin with "x-" are yours, at the top of a document.
      """,
    source: "table 2 to 8: the fields of the request",
    bad: .config("worker_servr_num: 1", without: ["worker_server_num"]),
    good: .config(""))

  static func explain(
    _ violation: Violation, _ schema: RequestSchema, _ fields: inout JobFields, _ findings: inout Findings
  ) {
    guard let key = violation.key, let object = violation.path.last(where: { schema.names($0) != nil }) else { return }
    let body = findings.body
    let mapping = violation.instance
    let name = body.string(of: key)
    let declared = schema.fields(of: object)
    let known = declared.map(\.name)
    let absent = fields.absent(known, of: mapping)
    let owner = owner(of: name, under: object, mapping, schema, body)
    let meant = owner == nil ? Suggestion.nearest(to: name, among: absent) : nil
    let place = mapping == .root ? "the request" : body.subject(mapping)
    if let meant {
      fields.add(misspellingOf: meant, in: mapping)
    } else if mapping != .root, schema.field(at: [name]) != nil {
      fields.add(misspellingOf: name, in: .root)
    }
    if let owner { fields.add(misspellingOf: name, in: owner) }
    findings.report(
      UnknownKeyRule.self, "unknown key \"\(name)\" in \(place)", at: key,
      help: owner.map { "\"\(name)\" belongs in \(body.subject($0)): indent it below that key" }
        ?? help(name, meant, mapping, body, schema, known),
      fixes: fixes(key, meant, declared, schema, findings),
      source: schema.source(along: violation.path))
  }

  /// The mapping below `mapping` that knows a key of this name and lacks it; nil where there is none.
  private static func owner(
    of name: String, under object: NodeID, _ mapping: NodeID, _ schema: RequestSchema, _ body: Tree
  ) -> NodeID? {
    for field in schema.fields(of: object) {
      guard let value = body.entry(named: field.name, of: mapping)?.value, body[value].kind == .mapping,
        body.entry(named: name, of: value) == nil,
        schema.fields(of: field.schema).contains(where: { $0.name.utf8.elementsEqual(name.utf8) })
      else { continue }
      return value
    }
    return nil
  }

  private static func help(
    _ name: String, _ meant: String?, _ mapping: NodeID, _ body: Tree, _ schema: RequestSchema, _ known: [String]
  ) -> String {
    if let meant {
      switch (name, meant) {
      case ("dataset_version_id", "dataset_version"):
        return "an entry of \"data_source\" calls it \"dataset_version\"; \"dataset_version_id\" stands in \"config\""
      case ("dataset_version", "dataset_version_id"):
        return "\"config\" calls it \"dataset_version_id\"; \"dataset_version\" stands in \"data_source\""
      default: return "did you mean \"\(meant)\"?"
      }
    }
    if let near = Suggestion.nearest(to: name, among: known) {
      return "did you mean \"\(near)\", which is there already?"
    }
    if mapping == .root, schema.field(at: ["config", name]) != nil { return "\"\(name)\" belongs in \"config\"" }
    if mapping != .root, schema.field(at: [name]) != nil {
      return "\"\(name)\" belongs beside \"config\", at the top of the document"
    }
    return "known here: " + known.joined(separator: ", ")
  }

  /// A renaming, safe where the name is a slip of the pen and the value is of the kind that the field takes.
  private static func fixes(
    _ key: NodeID, _ meant: String?, _ known: [RequestField], _ schema: RequestSchema, _ findings: Findings
  ) -> [Fix] {
    guard let meant, let field = known.first(where: { $0.name.utf8.elementsEqual(meant.utf8) }) else { return [] }
    let body = findings.body
    let isSafe =
      Suggestion.isSlip(body.string(of: key), for: meant, among: known.map(\.name))
      && schema.takes(body[NodeID(key.rawValue + 1)].kind, in: field)
    return findings.replacement(
      of: key, with: meant, title: "rename to \"\(meant)\"", applicability: isSafe ? .safe : .unsafe)
  }
}

extension RequestSchema {
  /// The `properties` of a schema; nil where it has none.
  fileprivate func names(_ schema: NodeID) -> NodeID? { document.value("properties", of: schema) }
}
