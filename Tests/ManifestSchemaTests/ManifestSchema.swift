import DocumentModel

/// The JSON Schema of manifests: that of requests, made to take references, directives and parts of a body, with the
/// keys that the compiler consumes.
///
/// It keeps to what editors of draft 7 understand besides `$defs`: closed maps by `additionalProperties`, `if` and `then`
/// in place of `oneOf`, lists of types in place of `anyOf`, because they explain those best.
struct ManifestSchema {
  /// `create-training-job.schema.json`.
  let request: JSONValue
  /// `compiler-keys.json`: the root and the language's own definitions.
  let compilerKeys: JSONValue

  /// The schema, ready to print.
  func generate() -> JSONValue {
    var translation = RequestTranslation(request: request)
    let body = translation.body()
    let definitions = translation.definitions()
    var schema = Self.filled(compilerKeys)
    schema["$comment"] =
      "Generated from compiler-keys.json and ../modelarts-v1/create-training-job.schema.json; README.md says how."

    var properties = JSONValue.object([])
    for member in body["properties"]?.members ?? [] where !member.name.utf8.elementsEqual("$unset".utf8) {
      properties[member.name] = ["$ref": .string("#/$defs/partialBody/properties/\(member.name)")]
    }
    for member in schema["properties"]?.members ?? [] { properties[member.name] = member.value }
    schema["properties"] = properties
    schema["allOf"] = [complete(whereBodyHas: body)]

    var partialBody = body
    partialBody["description"] = "A part of a request body, laid over or under others: nothing is required."
    var all: JSONValue = ["partialBody": partialBody]
    for member in definitions.members + (schema["$defs"]?.members ?? []) { all[member.name] = member.value }
    all["volumeEntry"] = volumeEntry(definitions["volume"] ?? [:])
    for member in Completeness(request: request).definitions().members { all[member.name] = member.value }
    schema["$defs"] = nil
    schema["$defs"] = all
    return schema
  }

  /// A job that no fragment or overlay completes is complete by itself.
  private func complete(whereBodyHas body: JSONValue) -> JSONValue {
    let keys = (body["properties"]?.members ?? []).map(\.name).filter { !$0.utf8.elementsEqual("$unset".utf8) }
    func has(_ key: String) -> JSONValue { ["required": [.string(key)]] }
    return [
      "$comment": "A job that neither fragments nor overlays complete is complete by itself.",
      "if": ["anyOf": .array(keys.map(has)), "not": ["anyOf": [has("use"), has("environments")]]],
      "then": ["$ref": "#/$defs/completeBody"],
    ]
  }

  /// An entry of `config.volumes`: a volume, or a shared one with what differs.
  private func volumeEntry(_ volume: JSONValue) -> JSONValue {
    var properties: JSONValue = [
      "$use": [
        "description": "Names of \"volumes\" to mount here; own keys override theirs.", "$ref": "#/$defs/names",
      ]
    ]
    for member in volume["properties"]?.members ?? [] {
      properties[member.name] = ["$ref": .string("#/$defs/volume/properties/\(member.name)")]
    }
    return ["type": "object", "additionalProperties": false, "properties": properties]
  }

  /// The value with the patterns in place of their names.
  private static func filled(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(ReferencePattern.placeholders[text] ?? text)
    case .array(let items): .array(items.map(filled))
    case .object(let members): .object(members.map { .init($0.name, filled($0.value)) })
    default: value
    }
  }
}
