import DocumentModel

/// Documents that schemas may refer to, by their URIs. Nothing is ever fetched: what is not here does not exist.
///
/// The meta-schema of draft 2020-12 and its vocabularies need not be registered.
package struct SchemaRegistry: Sendable {
  private var trees: [Tree] = []
  private var indexOfURI: [String: Int] = [:]

  package init() {}

  /// Adds a document under the URI from which it would be retrieved, and under the `$id` of its root where that is
  /// absolute; a later document takes the place of an earlier one.
  package mutating func add(_ document: Tree, at uri: String) {
    trees.append(document)
    indexOfURI[URIReference(uri).resource] = trees.count - 1
    for name in ["$id", "id"] as [StaticString] {
      guard let id = document.value(name, of: .root), document[id].kind == .string else { continue }
      let reference = URIReference(document.string(of: id)).resolved(against: URIReference(uri))
      if reference.scheme != nil { indexOfURI[reference.resource] = trees.count - 1 }
    }
  }

  /// The number of the document of a URI without fragment; nil where there is none.
  func index(of uri: String) -> Int? { indexOfURI[uri] }

  subscript(index: Int) -> Tree { trees[index] }
}
