import DocumentModel

/// What makes a request body complete: required fields and alternatives, without types and values.
struct Completeness {
  let request: JSONValue

  /// `completeBody` and the conditions that it refers to.
  func definitions() -> JSONValue {
    var definitions: JSONValue = ["completeBody": demands(of: request) ?? [:]]
    for member in request["$defs"]?.members ?? [] where member.value["type"] == nil {
      definitions[member.name] = member.value
    }
    return definitions
  }

  /// What a schema and those below it demand; nil where that is nothing.
  private func demands(of schema: JSONValue) -> JSONValue? {
    if let reference = schema["$ref"]?.string {
      let name = String(reference.split(separator: "/").last ?? "")
      switch name {
      // An entry needs its label always, and may take the rest from a shared one.
      case "parameter": return nil
      case "volume":
        return demands(of: request["$defs"]?[name] ?? [:]).map { ["if": ["required": ["$use"]], "else": $0] }
      default: return demands(of: request["$defs"]?[name] ?? [:])
      }
    }
    var result = JSONValue.object([])
    if let required = schema["required"] { result["required"] = required }
    for member in schema["properties"]?.members ?? [] {
      guard let demands = demands(of: member.value) else { continue }
      var properties = result["properties"] ?? [:]
      properties[member.name] = demands
      result["properties"] = properties
    }
    if let items = schema["items"], let demands = demands(of: items) { result["items"] = demands }
    let alternatives = (schema["allOf"]?.items ?? []).map(guarded)
    if !alternatives.isEmpty { result["allOf"] = .array(alternatives) }
    if result.members.isEmpty { return nil }
    return result
  }

  /// An alternative, asked for where it is known which fields say something: not of texts that consist of references,
  /// which may come to nothing, nor of lists that directives make.
  private func guarded(_ alternative: JSONValue) -> JSONValue {
    var fields = JSONValue.object([])
    collect(alternative, into: &fields)
    let block = JSONValue.object(alternative.members.filter { !$0.name.hasPrefix("x-") && $0.name != "$comment" })
    guard !fields.members.isEmpty else { return block }
    var guarded: JSONValue = alternative["$comment"].map { ["$comment": $0] } ?? [:]
    guarded["if"] = ["properties": fields]
    guarded["then"] = block
    return guarded
  }

  /// The fields whose values an alternative looks at, each with what can be judged of it.
  private func collect(_ schema: JSONValue, into fields: inout JSONValue) {
    if let reference = schema["$ref"]?.string, let name = reference.split(separator: "/").last {
      collect(request["$defs"]?[String(name)] ?? [:], into: &fields)
    }
    for member in schema["properties"]?.members ?? [] {
      if member.value["pattern"] != nil {
        fields[member.name] = ["not": ["type": "string", "pattern": .string(ReferencePattern.wholly)]]
      } else if member.value["minItems"] != nil {
        fields[member.name] = ["type": "array"]
      }
    }
    for keyword in ["if", "then", "else", "not"] { if let below = schema[keyword] { collect(below, into: &fields) } }
    for keyword in ["allOf", "anyOf", "oneOf"] {
      for below in schema[keyword]?.items ?? [] { collect(below, into: &fields) }
    }
  }
}
