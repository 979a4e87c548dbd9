import DocumentModel

/// Makes of the schema of a request what may be written of it in a manifest: every typed value may be a reference, every
/// map may unset keys, lists may be changed by directives, and nothing is required.
struct RequestTranslation {
  let request: JSONValue
  /// Where each definition is used, as `jobc explain` takes it. The two keyed lists have forms of their own, which refer
  /// to the definitions of their entries.
  private var places = ["parameter": "config.parameter", "volume": "config.volumes"]

  init(request: JSONValue) { self.request = request }

  /// The body, whose definitions are asked for afterwards.
  mutating func body() -> JSONValue { object(request, at: "") }

  /// What the body refers to.
  mutating func definitions() -> JSONValue {
    var definitions = JSONValue.object([])
    for member in request["$defs"]?.members ?? [] {
      // The others are conditions of what is complete.
      guard member.value["type"] != nil else { continue }
      if let place = places[member.name], member.value["type"]?.string == "object" {
        definitions[member.name] = head(member.value, at: place) + object(member.value, at: place)
      } else {
        definitions[member.name] = translated(member.value, at: nil)
      }
    }
    return definitions
  }

  /// - Parameter place: nil for a definition that several fields share.
  private mutating func translated(_ schema: JSONValue, at place: String?) -> JSONValue {
    switch place {
    case "config.parameter": return head(schema, at: place) + ["$ref": "#/$defs/parameters"]
    case "config.volumes": return head(schema, at: place) + ["$ref": "#/$defs/volumeList"]
    case "config.parameter.label":
      return head(schema, at: place) + ["$ref": "#/$defs/scalar"] + constraints(of: schema)
    case "config.parameter.value": return head(schema, at: place) + ["$ref": "#/$defs/scalar"]
    default: break
    }
    if let reference = schema["$ref"]?.string {
      let name = String(reference.split(separator: "/").last ?? "")
      let target = request["$defs"]?[name]
      if target?["x-shared"] == nil, places[name] == nil { places[name] = place }
      return head(schema, at: place) + ["$ref": .string(reference)]
    }
    if let values = schema["enum"] {
      let templated: JSONValue = ["$ref": "#/$defs/text", "pattern": .string(ReferencePattern.some)]
      return head(schema, at: place) + ["anyOf": [["enum": values], templated]]
    }
    switch schema["type"]?.string {
    case "object": return head(schema, at: place) + object(schema, at: place ?? "")
    case "array": return head(schema, at: place) + list(schema, at: place ?? "")
    case "string": return head(schema, at: place) + text(schema)
    case "integer":
      // Only ids share one, and they take names, too.
      let pattern = place == nil ? ReferencePattern.name : ReferencePattern.sole
      return head(schema, at: place) + typed("integer", pattern: pattern) + constraints(of: schema)
    case "boolean": return head(schema, at: place) + typed("boolean", pattern: ReferencePattern.sole)
    case let type: preconditionFailure("no form in manifests for the type \(type ?? "none") at \(place ?? "")")
    }
  }

  private mutating func object(_ schema: JSONValue, at place: String) -> JSONValue {
    var properties = JSONValue.object([])
    for member in schema["properties"]?.members ?? [] {
      properties[member.name] = translated(
        member.value, at: place.isEmpty ? member.name : "\(place).\(member.name)")
    }
    var object: JSONValue = ["type": "object", "additionalProperties": false, "properties": properties]
    if place == "config.parameter" {
      // No layer gives an entry its label: lists merge by it.
      object["required"] = ["label"]
    } else {
      object["properties"]?["$unset"] = ["$ref": "#/$defs/unset"]
    }
    return object
  }

  /// A list, or the map of directives that changes one of a lower layer.
  private mutating func list(_ schema: JSONValue, at place: String) -> JSONValue {
    let items = translated(schema["items"] ?? [:], at: place)
    func change(_ words: String) -> JSONValue { ["description": .string(words), "type": "array", "items": items] }
    return [
      "type": ["array", "object"], "items": items, "additionalProperties": false,
      "properties": [
        "$append": change("Entries to add behind those of lower layers."),
        "$prepend": change("Entries to put before those of lower layers."),
        "$replace": change("Entries to have in place of those of lower layers."),
      ],
    ]
  }

  private func text(_ schema: JSONValue) -> JSONValue {
    let constraints = constraints(of: schema)
    guard !constraints.members.isEmpty else { return ["$ref": "#/$defs/text"] + examples(of: schema) }
    return [
      "type": "string", "if": ["type": "string", "pattern": .string(ReferencePattern.some)],
      "then": ["$ref": "#/$defs/text"], "else": constraints,
    ] + examples(of: schema)
  }

  private func typed(_ type: String, pattern: String) -> JSONValue {
    [
      "type": [.string(type), "string"], "pattern": .string(pattern),
      "patternErrorMessage": .string(
        pattern == ReferencePattern.sole
          ? "this takes \(type == "integer" ? "an integer" : "true or false"), or one reference such as ${{ var.NAME }}"
          : "this takes an id, a name of the catalogue, or one reference such as ${{ var.NAME }}"),
    ]
  }

  /// What editors show.
  private func head(_ schema: JSONValue, at place: String?) -> JSONValue {
    guard let place, let description = schema["description"]?.string else { return [:] }
    let source = schema["x-source"]?.string.map { " · \($0)" } ?? ""
    return [
      "description": .string(description),
      "markdownDescription": .string("\(description)\n\n`jobc explain \(place)`\(source)"),
    ]
  }

  private func constraints(of schema: JSONValue) -> JSONValue {
    .object(
      schema.members.filter { ["minLength", "maxLength", "pattern", "not", "minimum", "maximum"].contains($0.name) })
  }

  private func examples(of schema: JSONValue) -> JSONValue {
    schema["examples"].map { ["examples": $0] } ?? [:]
  }
}

extension JSONValue {
  /// The members of one object, then those of the other.
  static func + (first: JSONValue, second: JSONValue) -> JSONValue { .object(first.members + second.members) }
}
