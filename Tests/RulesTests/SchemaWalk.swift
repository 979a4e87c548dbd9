import DocumentModel
import JobAPI

/// A walk through a request's schema: every place of a request that it speaks of, and every keyword that can refuse
/// something there.
struct SchemaWalk {
  /// A keyword at a place: what a mutation has to break.
  struct Constraint: Hashable, CustomStringConvertible {
    /// A JSON Pointer into requests, `*` for an index: `/config/volumes/*/nfs/id`.
    let place: String
    /// A JSON Pointer into the schema: `/$defs/name/pattern`.
    let keyword: String
    /// The innermost `x-source` on the way to the keyword.
    let source: String?

    var description: String { "\(place) against \(keyword)" }
  }

  /// In the order of the schema.
  private(set) var constraints: [Constraint] = []
  /// Places of fields and items.
  private(set) var places: [String] = []
  private let document: Tree
  private let schema: RequestSchema

  /// Keywords whose failure is reported as their own, whatever stands in them.
  private static let assertions: Set = [
    "type", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "minProperties",
    "maxProperties", "additionalProperties", "anyOf", "oneOf", "not",
  ]

  init(_ schema: RequestSchema) {
    self.schema = schema
    document = schema.document
    visit(.root, "", source: nil, isField: true)
  }

  private mutating func visit(_ node: NodeID, _ place: String, source outer: String?, isField: Bool = false) {
    if isField { places.append(place) }
    let source = document.value("x-source", of: node).map { document.string(of: $0) } ?? outer
    for entry in document.entries(of: node) {
      let name = document.string(of: entry.key)
      switch name {
      case _ where Self.assertions.contains(name): add(place, entry.value, source)
      case "required": for item in document.items(of: entry.value) { add(place, item, source) }
      case "properties":
        for property in document.entries(of: entry.value) {
          let member = place + "/" + document.string(of: property.key)
          visit(property.value, member, source: source, isField: !places.contains(member))
        }
      case "items": visit(entry.value, place + "/*", source: source, isField: !places.contains(place + "/*"))
      case "allOf": for item in document.items(of: entry.value) { visit(item, place, source: source) }
      case "then", "else": visit(entry.value, place, source: source)
      case "$ref": visit(schema.resolved(node), place, source: source)
      default: break
      }
    }
  }

  private mutating func add(_ place: String, _ keyword: NodeID, _ source: String?) {
    let pointer = JSONPointer(to: keyword, in: document).description
    constraints.append(Constraint(place: place, keyword: pointer, source: source))
  }
}
