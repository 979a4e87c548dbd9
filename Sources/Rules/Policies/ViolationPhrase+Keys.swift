import Diagnostics
import DocumentModel
import JSONSchema
import SourceText

/// Words about the keys of a map: one too many, one too few.
extension ViolationPhrase.Context {
  /// A key that the schema does not allow.
  func unexpected(_ violation: Violation) -> ViolationPhrase {
    guard let key = violation.key else {
      return phrase("\(subject(violation.instance)) is not allowed", at: violation.instance)
    }
    let name = body.string(of: key)
    let text = "unknown key \(body.quoted(key)) in \(subject(violation.instance))"
    let known = names(along: violation.path)
    let present = Set(body.entries(of: violation.instance).map { body.string(of: $0.key) })
    let absent = known.filter { !present.contains($0) }
    if let meant = Suggestion.nearest(to: name, among: absent) {
      let fixes = replacement(
        of: key, with: written(meant, like: key), title: "rename to \"\(meant)\"", applicability: .unsafe)
      var phrase = phrase(text, at: key, help: "did you mean \"\(meant)\"?", fixes: fixes)
      phrase.meant = meant
      return phrase
    }
    if let near = Suggestion.nearest(to: name, among: known) {
      return phrase(text, at: key, help: "did you mean \"\(near)\", which is there already?")
    }
    return phrase(text, at: key, help: help(known, patterns(along: violation.path)))
  }

  private func help(_ known: [String], _ patterns: [String]) -> String {
    var parts: [String] = []
    if !known.isEmpty {
      let more = known.count > 20 ? ", … (\(known.count) in all)" : ""
      parts.append("known here: \(known.prefix(20).joined(separator: ", "))\(more)")
    }
    if !patterns.isEmpty { parts.append("keys that match \(patterns.prefix(5).joined(separator: ", "))") }
    return parts.isEmpty ? "no key is allowed here" : parts.joined(separator: "; ")
  }

  /// A key that is there, unknown to the schema, and close to the one that is missing.
  func misspelling(of name: String, _ violation: Violation) -> String? {
    let known = Set(names(along: violation.path))
    let strangers = body.entries(of: violation.instance).map { body.string(of: $0.key) }.filter { !known.contains($0) }
    return Suggestion.nearest(to: name, among: strangers).map { "is \"\($0)\" meant to be it?" }
  }

  /// The names that the schemas of one object give, in their order: of the innermost schema of the path and of those
  /// that apply to the same value.
  private func names(along path: [NodeID]) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for object in objects(along: path) {
      guard let properties = schema.value("properties", of: object), schema[properties].kind == .mapping else {
        continue
      }
      for entry in schema.entries(of: properties) {
        let name = schema.string(of: entry.key)
        if seen.insert(name).inserted { names.append(name) }
      }
    }
    return names
  }

  private func patterns(along path: [NodeID]) -> [String] {
    objects(along: path).flatMap { object -> [String] in
      guard let properties = schema.value("patternProperties", of: object), schema[properties].kind == .mapping else {
        return []
      }
      return schema.entries(of: properties).map { schema.string(of: $0.key) }
    }
  }

  /// The innermost schema, and the branches in it that look at the same value; a bounded number of them.
  private func objects(along path: [NodeID]) -> [NodeID] {
    guard let last = path.last else { return [] }
    var objects = [last]
    var next = 0
    while next < objects.count, objects.count < 200 {
      let object = objects[next]
      next += 1
      guard schema[object].kind == .mapping else { continue }
      for keyword in ["allOf", "anyOf", "oneOf"] as [StaticString] {
        guard let branches = schema.value(keyword, of: object), schema[branches].kind == .sequence else { continue }
        objects += schema.items(of: branches)
      }
      for keyword in ["if", "then", "else"] as [StaticString] {
        if let branch = schema.value(keyword, of: object) { objects.append(branch) }
      }
      if let reference = schema.value("$ref", of: object), let target = definition(schema.string(of: reference)) {
        objects.append(target)
      }
    }
    return objects
  }

  /// What a reference into the same document leads to; the other forms are of no use for a hint.
  private func definition(_ reference: String) -> NodeID? {
    guard reference.hasPrefix("#/") else { return nil }
    var node = NodeID.root
    for token in reference.dropFirst(2).split(separator: "/") {
      guard let child = schema.child(String(token), of: node) else { return nil }
      node = child
    }
    return node
  }
}
