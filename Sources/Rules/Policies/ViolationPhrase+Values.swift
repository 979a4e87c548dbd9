import Diagnostics
import DocumentModel
import JSONSchema
import SourceText

/// Words about values: of the wrong type, or none of those allowed.
extension ViolationPhrase.Context {
  /// What a value is, where another type was expected: `5, a number`.
  func actual(_ id: NodeID) -> String {
    if body[id].flags.contains(.secret) { return body.valuePhrase(id) }
    return switch body[id].kind {
    case .integer, .float, .boolean: "\(body.kindPhrase(id)): \(body.string(of: id))"
    case .string: "a string: \(body.quoted(id))"
    default: body.kindPhrase(id)
    }
  }

  /// How to make a value of the expected type: with quotes or without.
  func remedy(_ id: NodeID, _ expected: TypeSet) -> (help: String?, fixes: [Fix]) {
    let isQuoted = body[id].style == .singleQuoted || body[id].style == .doubleQuoted
    // A value that was made into text on its way has no quotes to be taken away.
    if body[id].flags.contains(.secret) || (body[id].kind == .string && !isQuoted && !expected.contains(.boolean)) {
      return (nil, [])
    }
    let text = body.string(of: id)
    switch body[id].kind {
    case .integer where expected.contains(.string), .float where expected.contains(.string),
      .boolean where expected.contains(.string), .null where expected.contains(.string) && !text.isEmpty:
      let quoted = Findings.doubleQuoted(text)
      return ("quote it: \(quoted)", replacement(of: id, with: quoted, title: "quote the \(noun(id))"))
    case .float where expected.contains(.integer): return ("write a whole number", [])
    case .string where expected.contains(.integer) && isNumber(text, isInteger: true),
      .string where expected.contains(.number) && isNumber(text, isInteger: false):
      return ("take the quotes away: \(text)", replacement(of: id, with: text, title: "take the quotes away"))
    case .string where expected.contains(.boolean): return boolean(id, text)
    case .sequence where expected.contains(.object):
      return ("a map has keys: \"key: value\" instead of \"- value\"", [])
    case .mapping where expected.contains(.array): return ("a list has items: begin each with \"- \"", [])
    case .string where expected == .array, .integer where expected == .array, .float where expected == .array:
      return ("to give one item, write [\(body[id].kind == .string ? Findings.doubleQuoted(text) : text)]", [])
    default: return (nil, [])
    }
  }

  private func noun(_ id: NodeID) -> String {
    switch body[id].kind {
    case .boolean: "boolean"
    case .null: "null"
    default: "number"
    }
  }

  /// Words that YAML 1.1 took for booleans are strings today.
  private func boolean(_ id: NodeID, _ text: String) -> (help: String?, fixes: [Fix]) {
    let value: String
    switch text.lowercased() {
    case "true", "yes", "on", "y": value = "true"
    case "false", "no", "off", "n": value = "false"
    default: return (nil, [])
    }
    return ("write \(value)", replacement(of: id, with: value, title: "write \(value)"))
  }

  /// Whether a text is a number as JSON writes it.
  private func isNumber(_ text: String, isInteger: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= 40, let tree = try? JSONReader.read(SourceFile(path: "", content: bytes)) else { return false }
    return tree[.root].kind == .integer || (!isInteger && tree[.root].kind == .float)
  }

  /// The fix that writes another scalar, quotes and all, in place of one in the flow of the line; unsafe where other
  /// places share what is written there.
  func replacement(
    of id: NodeID, with written: String, title: String, applicability: Fix.Applicability = .safe
  ) -> [Fix] {
    switch body[id].style {
    case .plain, .singleQuoted, .doubleQuoted:
      guard body.span(of: id).source.isEditable else { return [] }
      let isShared = !body.chain(of: id).isEmpty
      return [
        Fix(
          title: title, applicability: isShared ? .unsafe : applicability,
          edits: [Edit(replacing: body.span(of: id), with: written)])
      ]
    default: return []
    }
  }

  /// The members of a `const` or `enum`: `"a"`, `one of "a", "b"`.
  func list(_ allowed: [NodeID]) -> String {
    let members = allowed.prefix(12).map(shown)
    if allowed.count == 1 { return members[0] }
    let more = allowed.count > members.count ? ", … (\(allowed.count) in all)" : ""
    return "one of \(members.joined(separator: ", "))\(more)"
  }

  private func shown(_ id: NodeID) -> String {
    guard schema[id].kind.isCollection else { return schema.valuePhrase(id) }
    var writer = CanonicalJSONWriter()
    var bytes: [UInt8] = []
    do { try writer.append(id, of: schema, to: &bytes) } catch { return schema.valuePhrase(id) }
    return bytes.count <= 60 ? String(decoding: bytes, as: UTF8.self) : schema.valuePhrase(id)
  }

  /// The member that was probably meant.
  func suggestion(_ id: NodeID, _ allowed: [NodeID]) -> (help: String?, fixes: [Fix]) {
    guard !body[id].kind.isCollection, !body[id].flags.contains(.secret) else { return (nil, []) }
    let text = body.string(of: id)
    // The same text, of another type.
    if let same = allowed.first(where: { !schema[$0].kind.isCollection && schema.text(of: $0, isEqualTo: text) }) {
      let isString = schema[same].kind == .string
      let written = isString ? Findings.doubleQuoted(text) : text
      return (
        isString ? "quote it: \(written)" : "take the quotes away: \(text)",
        replacement(of: id, with: written, title: isString ? "quote it" : "take the quotes away")
      )
    }
    let names = allowed.filter { schema[$0].kind == .string }.map { schema.string(of: $0) }
    guard let near = Suggestion.nearest(to: text, among: names) else { return (nil, []) }
    return (
      "did you mean \"\(near)\"?",
      replacement(
        of: id, with: written(near, like: id), title: "write \"\(near)\"", applicability: .unsafe)
    )
  }

  /// A text in quotes, unless the old one did without and the new one can.
  func written(_ text: String, like id: NodeID) -> String {
    body[id].style == .plain && Findings.isPlain(text) ? text : Findings.doubleQuoted(text)
  }
}

extension TypeSet {
  /// The types as a message names them: `a string or null`.
  var alternatives: String {
    var names: [String] = []
    if contains(.string) { names.append("a string") }
    if contains(.number) { names.append("a number") } else if contains(.integer) { names.append("an integer") }
    if self == .boolean { return "true or false" }
    if contains(.boolean) { names.append("a boolean") }
    if contains(.array) { names.append("a list") }
    if contains(.object) { names.append("a map") }
    if contains(.null) { names.append("null") }
    guard names.count > 1, let last = names.popLast() else { return names.first ?? "nothing at all" }
    return "\(names.joined(separator: ", ")) or \(last)"
  }
}
