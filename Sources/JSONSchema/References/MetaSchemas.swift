import DocumentModel

/// Looks up documents and dialects: registered ones first, then what is built in.
struct MetaSchemas {
  let registry: SchemaRegistry

  /// Meta-schemas of meta-schemas; deeper is a circle.
  private static let depthLimit = 8

  struct Failure: Error {
    let reason: SchemaError.Reason
  }

  /// The document that holds the resource of a URI without a fragment, and the URI of its root; nil where there is none.
  func document(of uri: String) -> (tree: Tree, uri: String)? {
    if let index = registry.index(of: uri) { return (registry[index], uri) }
    return PublishedSchema.holds(uri) ? (PublishedSchema.document, PublishedSchema.uri) : nil
  }

  /// The dialect that a `$schema` names.
  func dialect(of uri: String) -> Result<Dialect, Failure> { dialect(of: uri, depth: 0) }

  private func dialect(of uri: String, depth: Int) -> Result<Dialect, Failure> {
    let resource = URIReference(uri).resource
    if let known = Dialect(metaSchema: resource) { return .success(known) }
    let unknown = Result<Dialect, Failure>.failure(Failure(reason: .unsupportedDialect(uri)))
    guard depth < Self.depthLimit, let metaSchema = document(of: resource)?.tree else { return unknown }
    var base = Dialect.draft2020
    if let node = metaSchema.value("$schema", of: .root) {
      switch dialect(of: metaSchema.string(of: node), depth: depth + 1) {
      case .success(let dialect): base = dialect
      case .failure: return unknown
      }
    }
    guard base.draft != .draft7, let list = metaSchema.value("$vocabulary", of: .root) else { return .success(base) }
    var vocabularies: Vocabulary = []
    for entry in metaSchema.entries(of: list) {
      let name = metaSchema.string(of: entry.key)
      if let vocabulary = Vocabulary(uri: name) {
        vocabularies.formUnion(vocabulary)
      } else if metaSchema.isTrue(entry.value) {
        return .failure(Failure(reason: .unsupportedVocabulary(name)))
      }
    }
    return .success(Dialect(base.draft, vocabularies))
  }
}
