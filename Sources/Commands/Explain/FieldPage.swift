import DocumentModel
import JobAPI
import Reporters
import Rules

/// The page of a field of the request.
struct FieldPage: Page {
  /// Names from the top, lists left out: `config`, `volumes`, `nfs`.
  let path: [String]
  let field: RequestField
  /// The schema of the object that holds the field.
  private let parent: NodeID
  private var schema: RequestSchema { .createTrainingJob }
  private var document: Tree { schema.document }

  /// The pages that a name asks for: the field of a whole path (`config.data_url`, `/config/data_url`), else every
  /// field that is called so.
  static func pages(named name: String) -> [FieldPage] {
    let separator: Character = name.utf8.first == UInt8(ascii: "/") ? "/" : "."
    let wanted = name.split(separator: separator).map(String.init).filter { !isIndex($0) }
    guard !wanted.isEmpty else { return [] }
    let exact = all.filter { areEqual($0.path, wanted) }
    return exact.isEmpty ? all.filter { areEqual(Array($0.path.suffix(wanted.count)), wanted) } : exact
  }

  /// The paths of all fields, and their last names.
  static var names: [String] { all.flatMap { [$0.path.joined(separator: "."), $0.field.name] } }

  private static func areEqual(_ a: [String], _ b: [String]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }

  private static func isIndex(_ token: String) -> Bool { token.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

  private static let all: [FieldPage] = {
    var pages: [FieldPage] = []
    func visit(_ schema: NodeID, _ path: [String]) {
      // No field of the API is nested deeper.
      guard path.count < 8 else { return }
      for field in RequestSchema.createTrainingJob.fields(of: schema) {
        pages.append(FieldPage(path: path + [field.name], field: field, parent: schema))
        visit(field.schema, path + [field.name])
      }
    }
    visit(.root, [])
    return pages
  }()

  private init(path: [String], field: RequestField, parent: NodeID) {
    self.path = path
    self.field = field
    self.parent = parent
  }

  // MARK: What the schema says

  private var name: String { path.joined(separator: ".") }
  private var parts: [RequestField] { schema.fields(of: field.schema) }

  /// The field's schema, then those that its `$ref`s lead to.
  private var schemas: [NodeID] {
    var found = [field.schema]
    while let reference = document.value("$ref", of: found[found.count - 1]), found.count < 8 {
      let target = schema.resolved(found[found.count - 1])
      guard target != found[found.count - 1], document[reference].kind == .string else { break }
      found.append(target)
    }
    return found
  }

  private func keyword(_ name: StaticString) -> NodeID? {
    for schema in schemas { if let value = document.value(name, of: schema) { return value } }
    return nil
  }

  private var type: String {
    if let values = keyword("enum") {
      return document.items(of: values).map { "\"\(document.string(of: $0))\"" }.joined(separator: " or ")
    }
    switch keyword("type").map({ document.string(of: $0) }) {
    case "string": return "a text"
    case "integer": return "an integer"
    case "boolean": return "true or false"
    case "array": return parts.isEmpty ? "a list" : "a list of maps"
    case "object": return "a map"
    case let other: return other ?? "any value"
    }
  }

  private var isRequired: Bool {
    let object = objectSchema(parent)
    guard let names = document.value("required", of: object) else { return false }
    return document.items(of: names).contains { document.text(of: $0, isEqualTo: field.name) }
  }

  private func objectSchema(_ id: NodeID) -> NodeID {
    let resolved = schema.resolved(id)
    return document.value("items", of: resolved).map { schema.resolved($0) } ?? resolved
  }

  private var constraints: [String] {
    var found: [String] = []
    func add(_ name: StaticString, _ words: (String) -> String) {
      if let value = keyword(name) { found.append(words(document.string(of: value))) }
    }
    add("minimum") { "at least \($0)" }
    add("maximum") { "at most \($0)" }
    add("minLength") { $0 == "1" ? "not empty" : "at least \($0) characters" }
    add("maxLength") { "at most \($0) characters" }
    add("pattern") { "matches the pattern \($0)" }
    add("minItems") { "at least \($0) items" }
    for schema in schemas {
      guard let comment = document.value("$comment", of: schema) else { continue }
      let source = document.value("x-source", of: schema).map { " (\(document.string(of: $0)))" } ?? ""
      found.append(document.string(of: comment) + source)
    }
    return found
  }

  // MARK: What rules say

  /// The alternatives of the object around the field that name it.
  private var alternatives: [RuleDescription] {
    guard let list = document.value("allOf", of: objectSchema(parent)) else { return [] }
    return document.items(of: list).compactMap { alternative in
      guard let rule = document.value("x-rule", of: alternative), mentions(alternative) else { return nil }
      return RuleRegistry.description(of: document.string(of: rule))
    }
  }

  /// Whether a schema, or one that it refers to, names the field.
  private func mentions(_ id: NodeID, depth: Int = 0) -> Bool {
    for index in id.index..<Int(document[id].next) {
      let node = NodeID(index)
      if document.text(of: node, isEqualTo: field.name) { return true }
      if depth < 4, document[node].flags.contains(.key), document.text(of: node, equals: "$ref") {
        let target = schema.resolved(document.parent(of: node))
        if mentions(target, depth: depth + 1) { return true }
      }
    }
    return false
  }

  /// The rules that look at the field: those that its schema names, those about requests whose page speaks of it, and
  /// others that name it in their summary.
  private var rules: [RuleDescription] {
    let named = schemas.compactMap { document.value("x-rule", of: $0) }.map { document.string(of: $0) }
    let known = alternatives.map(\.id)
    return RuleRegistry.groups.flatMap { group in
      let isAboutRequests = Self.requestGroups.contains(group.title)
      return group.rules.map { $0.description }.filter { rule in
        if known.contains(rule.id) || Self.general.contains(rule.id) { return false }
        if named.contains(rule.id) || isNamed(in: rule.summary) { return true }
        return isAboutRequests
          && (isMended(rule) || [rule.why, rule.remedy, rule.source ?? ""].contains(where: isNamed))
      }
    }
  }

  private static let requestGroups: Set = ["one field of the request", "fields of the request together"]
  /// Rules about any field.
  private static let general: Set = ["unknown-key", "missing-field", "null-value", "wrong-type", "invalid-value"]

  /// Whether a text speaks of the field: of one with an everyday name only where it names what holds it, too.
  private func isNamed(in text: String) -> Bool {
    let words = Self.words(text)
    func holds(_ name: String) -> Bool { words.contains { $0.elementsEqual(name.utf8) } }
    guard holds(field.name) else { return false }
    return field.name.utf8.contains(UInt8(ascii: "_")) || path.count > 2 && holds(path[path.count - 2])
  }

  /// Whether the rule's examples differ in a line that sets the field.
  private func isMended(_ rule: RuleDescription) -> Bool {
    guard let bad = rule.bad, let good = rule.good else { return false }
    let right = Set(good.files.flatMap { $0.text.split(separator: "\n") })
    return bad.files.flatMap { $0.text.split(separator: "\n") }.contains { line in
      !right.contains(line) && line.drop { $0 == " " || $0 == "-" }.hasPrefix(field.name + ":")
    }
  }

  private static func words(_ text: String) -> [Substring.UTF8View] {
    text.utf8.split { byte in
      !((byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "_"))
    }.map { Substring($0).utf8 }
  }

  /// A line of a rule's good example, which is known to be right, that sets the field.
  private var example: String? {
    for rule in RuleRegistry.descriptions {
      for file in rule.good?.files ?? [] where !file.path.hasSuffix(".json") {
        for line in file.text.split(separator: "\n") {
          let trimmed = line.drop { $0 == " " || $0 == "-" }
          if trimmed.hasPrefix(field.name + ": "), !trimmed.contains("${{") { return String(trimmed) }
        }
      }
    }
    return nil
  }

  // MARK: Writing

  func write(to text: inout PageText) {
    text.title("\(name): \(type), \(isRequired ? "mandatory" : "optional")")
    if let summary = field.summary { text.paragraph(summary) }
    if field.isObserved { text.paragraph("Only captured requests, or a later edition of the reference, show it.") }
    if let source = field.source {
      text.heading("Where it is written")
      text.paragraph(source)
    }
    if !constraints.isEmpty {
      text.heading("Constraints")
      for constraint in constraints { text.paragraph(constraint) }
    }
    if !parts.isEmpty {
      text.heading("Fields")
      for part in parts { text.item(part.name, part.summary ?? "", column: 24) }
    }
    write(alternatives, "Alternatives it takes part in", to: &text)
    write(rules, "Rules that look at it", to: &text)
    if let example {
      text.heading("Example")
      text.code(example)
    }
  }

  private func write(_ rules: [RuleDescription], _ title: String, to text: inout PageText) {
    guard !rules.isEmpty else { return }
    text.heading(title)
    for rule in rules { text.item(rule.id, rule.summary, column: 24) }
  }

  func write(to output: inout JSONOutput) {
    output.object { output in
      output.member("schema_version", 1)
      output.member("kind", "field")
      output.member("field", name)
      output.member("type", type)
      output.member("mandatory", isRequired)
      output.member("observed", field.isObserved)
      output.member("summary", field.summary)
      output.member("source", field.source)
      output.array("constraints", of: constraints)
      output.array("fields", of: parts.map(\.name))
      output.array("alternatives", of: alternatives.map(\.id))
      output.array("rules", of: rules.map(\.id))
    }
  }
}

extension Tree {
  /// The mapping whose key `key` is.
  fileprivate func parent(of key: NodeID) -> NodeID {
    var current = NodeID.root
    while true {
      let isMapping = self[current].kind == .mapping
      let children = isMapping ? entries(of: current).map(\.value) : Array(items(of: current))
      if isMapping, entries(of: current).contains(where: { $0.key == key }) { return current }
      guard let child = children.first(where: { key.rawValue < self[$0].next && key.rawValue >= $0.rawValue }) else {
        return current
      }
      current = child
    }
  }
}
