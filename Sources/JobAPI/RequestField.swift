import DocumentModel

/// A field of a request body, as the schema describes it.
package struct RequestField: Sendable {
  package let name: String
  /// A sentence for people.
  package let summary: String?
  /// `table 3, app_url`.
  package let source: String?
  /// Whether only captured requests show it.
  package let isObserved: Bool
  /// The schema of its value, a node of the schema's document.
  package let schema: NodeID
}

extension RequestSchema {
  /// The fields of the objects that `schema` describes, in the order of the API reference; none where it describes
  /// no object. A list stands for its items.
  package func fields(of schema: NodeID = .root) -> [RequestField] {
    let schema = object(schema)
    guard let properties = document.value("properties", of: schema) else { return [] }
    return document.entries(of: properties).map { entry in
      let resolved = self.resolved(entry.value)
      return RequestField(
        name: document.string(of: entry.key), summary: text("description", entry.value, resolved),
        source: text("x-source", entry.value, resolved),
        isObserved: document.value("x-observed", of: entry.value) != nil, schema: entry.value)
    }
  }

  /// The field at a path of names, lists left out: `["config", "volumes", "nfs", "dest_path"]`; nil where there is
  /// none.
  package func field(at path: [String]) -> RequestField? {
    var schema = NodeID.root
    var field: RequestField?
    for name in path {
      field = fields(of: schema).first { $0.name.utf8.elementsEqual(name.utf8) }
      guard let found = field else { return nil }
      schema = found.schema
    }
    return field
  }

  /// Whether a field may hold a value of a kind, by the `type` of its schema; not where that has none.
  package func takes(_ kind: NodeKind, in field: RequestField) -> Bool {
    guard let type = text("type", field.schema, resolved(field.schema)) else { return false }
    switch kind {
    case .null: return false
    case .boolean: return type == "boolean"
    case .integer: return type == "integer" || type == "number"
    case .float: return type == "number"
    case .string: return type == "string"
    case .sequence: return type == "array"
    case .mapping: return type == "object"
    }
  }

  private func object(_ schema: NodeID) -> NodeID {
    let resolved = self.resolved(schema)
    guard let items = document.value("items", of: resolved) else { return resolved }
    return self.resolved(items)
  }

  private func text(_ keyword: StaticString, _ schema: NodeID, _ resolved: NodeID) -> String? {
    (document.value(keyword, of: schema) ?? document.value(keyword, of: resolved)).map { document.string(of: $0) }
  }
}
