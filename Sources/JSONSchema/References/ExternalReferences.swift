import DocumentModel

/// What a schema's document refers to outside itself, found before it is compiled so that it can be fetched.
package struct ExternalReference: Hashable, Sendable {
  /// The path as it is written, decoded: relative, to be looked for beside the document.
  package let path: String
  /// The URI that the reference has by the `$id`s around it, under which a registry must know the document.
  package let uri: String

  /// The references of `document` by relative path, each once, in their order; wherever a `$ref`, `$dynamicRef` or
  /// `$schema` stands, as it is not known yet what is a schema.
  ///
  /// - Parameter baseURI: the document's own URI.
  package static func all(in document: Tree, baseURI: String) -> [ExternalReference] {
    var found: [ExternalReference] = []
    var seen: Set<ExternalReference> = []
    var stack = [(node: NodeID.root, base: URIReference(baseURI))]
    while let (node, outer) = stack.popLast() {
      switch document[node].kind {
      case .sequence:
        for item in Array(document.items(of: node)).reversed() { stack.append((item, outer)) }
      case .mapping:
        var base = outer
        if let id = document.value("$id", of: node), document[id].kind == .string {
          base = URIReference(document.string(of: id)).resolved(against: outer)
        }
        for name in ["$schema", "$ref", "$dynamicRef"] as [StaticString] {
          guard let value = document.value(name, of: node), document[value].kind == .string else { continue }
          let reference = URIReference(document.string(of: value))
          guard reference.scheme == nil, reference.authority == nil, reference.query == nil, !reference.path.isEmpty,
            reference.path.utf8.first != UInt8(ascii: "/")
          else { continue }
          let external = ExternalReference(
            path: PercentDecoding.decode(reference.path), uri: reference.resolved(against: base).resource)
          if seen.insert(external).inserted { found.append(external) }
        }
        for entry in Array(document.entries(of: node)).reversed() { stack.append((entry.value, base)) }
      default: continue
      }
    }
    return found
  }
}
