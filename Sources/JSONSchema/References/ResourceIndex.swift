import DocumentModel

/// The schema resources of all documents that a schema needs, by `$id`, and their anchors (core §8.2).
///
/// All documents lie in one tree, the schema's own first; another is grafted on when something refers to it. Their
/// schemas are visited once, which also finds what is malformed in them.
struct ResourceIndex {
  /// A schema with an identifier of its own, or a document's root.
  struct Resource {
    let root: NodeID
    let base: URIReference
    let dialect: Dialect
    var anchors: [String: NodeID] = [:]
    /// Targets of dynamic references, by the number of the anchor's name.
    var dynamicAnchors: [UInt32: NodeID] = [:]
  }

  /// The documents' tree.
  private(set) var tree: Tree
  private(set) var resources: [Resource] = []
  /// A document of the tree.
  struct Document {
    let root: NodeID
    /// The reference that called for it first; nil for the schema's own.
    let reference: NodeID?
  }

  /// The documents, by ascending roots.
  private(set) var documents: [Document] = []
  /// What is wrong in the schemas that were visited, and where; in no order.
  private(set) var errors: [SchemaError] = []
  private(set) var remarks: [SchemaRemark] = []
  /// The values of keywords that are malformed.
  private(set) var malformed: Set<UInt32> = []
  /// The schemas of the first document.
  private(set) var schemas: [NodeID] = []

  let options: SchemaOptions
  private var resourceOfURI: [String: Int] = [:]
  private var numberOfAnchor: [String: UInt32] = [:]
  /// The resource of each visited schema, by its node.
  private var resourceOfSchema: NodeTable

  private static let unvisited = NodeTable.none
  /// Draft 2019-09 has dynamic anchors without a name, which no other can be mistaken for.
  private static let recursiveAnchor = ""

  /// Visits the schemas of `tree` below `root`.
  init(_ tree: Tree, root: NodeID, _ options: SchemaOptions) {
    self.tree = tree
    self.options = options
    resourceOfSchema = NodeTable(of: root, in: tree)
    documents = [Document(root: .root, reference: nil)]
    let dialect = options.defaultDialect.flatMap { Dialect(metaSchema: URIReference($0).resource) }
    visitDocument(root, base: URIReference(options.baseURI), dialect: dialect ?? .draft2020)
  }

  mutating func report(_ reason: SchemaError.Reason, at node: NodeID) {
    errors.append(SchemaError(reason, at: node))
  }

  // MARK: Visiting

  private mutating func visitDocument(_ root: NodeID, base: URIReference, dialect: Dialect) {
    // A document is known by the URI it came from, whatever its root is called.
    if resourceOfURI[base.resource] == nil { resourceOfURI[base.resource] = resources.count }
    var stack = [(schema: root, resource: openResource(root, base: base, dialect: dialect))]
    while let (schema, resource) = stack.popLast() {
      var resource = resource
      if schema != root, let id = identifier(of: schema, resources[resource].dialect.draft) {
        let reference = URIReference(tree.string(of: id))
        if !reference.isFragmentOnly {
          resource = openResource(schema, base: resources[resource].base, dialect: resources[resource].dialect)
        }
      }
      if documents.count == 1 { schemas.append(schema) }
      for subschema in visit(schema, resource).reversed() { stack.append((subschema, resource)) }
    }
  }

  private mutating func openResource(_ root: NodeID, base: URIReference, dialect inherited: Dialect) -> Int {
    let dialect = self.dialect(of: root) ?? inherited
    var base = base
    if let id = identifier(of: root, dialect.draft) {
      let reference = URIReference(tree.string(of: id))
      base = reference.resolved(against: base)
      if resourceOfURI[base.resource] == nil {
        resourceOfURI[base.resource] = resources.count
      } else if let known = resources.first(where: { $0.base.resource == base.resource }),
        document(of: known.root) == document(of: root)
      {
        report(.duplicateIdentifier(tree.string(of: id)), at: id)
      }
    }
    base.fragment = nil
    resources.append(Resource(root: root, base: base, dialect: dialect))
    return resources.count - 1
  }

  /// The value of `$id` where it gives a schema an identifier.
  private func identifier(of schema: NodeID, _ draft: Dialect.Draft) -> NodeID? {
    guard let id = tree.value("$id", of: schema), tree[id].kind == .string else { return nil }
    // Up to draft 7, nothing counts beside a reference.
    if draft == .draft7, tree.value("$ref", of: schema) != nil { return nil }
    return id
  }

  /// Checks the form of a schema's keywords, notes its anchors and gives its subschemas.
  private mutating func visit(_ schema: NodeID, _ resource: Int) -> [NodeID] {
    guard resourceOfSchema[schema] == Self.unvisited else { return [] }
    resourceOfSchema[schema] = UInt32(resource)
    guard tree[schema].kind == .mapping else {
      if tree[schema].kind != .boolean { report(.notASchema, at: schema) }
      return []
    }
    let dialect = resources[resource].dialect
    var subschemas: [NodeID] = []
    for entry in tree.entries(of: schema) {
      guard let keyword = KeywordTable.shared.keyword(entry.key, in: tree) else {
        remarks.append(SchemaRemark(.unknownKeyword, at: entry.key))
        continue
      }
      guard dialect.keywords.contains(keyword) else {
        remarks.append(SchemaRemark(.foreignKeyword, at: entry.key))
        continue
      }
      let check = FormCheck(keyword, entry.value, in: tree, draft: dialect.draft)
      if !check.errors.isEmpty {
        errors += check.errors
        malformed.insert(entry.value.rawValue)
      } else {
        addAnchor(keyword, entry.value, schema, resource)
      }
      subschemas += check.subschemas
    }
    return subschemas
  }

  private mutating func addAnchor(_ keyword: Keyword, _ value: NodeID, _ schema: NodeID, _ resource: Int) {
    let draft = resources[resource].dialect.draft
    var name: String
    switch keyword {
    case .anchor, .dynamicAnchor: name = tree.string(of: value)
    case .recursiveAnchor where draft == .draft2019 && tree.isTrue(value) && schema == resources[resource].root:
      resources[resource].dynamicAnchors[number(ofAnchor: Self.recursiveAnchor)] = schema
      return
    case .id where draft == .draft7 && tree.value("$ref", of: schema) == nil:
      guard let fragment = URIReference(tree.string(of: value)).fragment, !fragment.isEmpty else { return }
      name = fragment
    default: return
    }
    name = name.isEmpty ? Self.recursiveAnchor : name
    if let known = resources[resource].anchors[name], known != schema {
      return report(.duplicateIdentifier(name), at: value)
    }
    resources[resource].anchors[name] = schema
    if keyword == .dynamicAnchor { resources[resource].dynamicAnchors[number(ofAnchor: name)] = schema }
  }

  private mutating func number(ofAnchor name: String) -> UInt32 {
    if let known = numberOfAnchor[name] { return known }
    let number = UInt32(numberOfAnchor.count)
    numberOfAnchor[name] = number
    return number
  }

  // MARK: Dialects

  /// The dialect that the `$schema` of a resource's root names; nil where it has none.
  private mutating func dialect(of root: NodeID) -> Dialect? {
    guard let node = tree.value("$schema", of: root), tree[node].kind == .string else { return nil }
    let uri = tree.string(of: node)
    switch MetaSchemas(registry: options.registry).dialect(of: uri) {
    case .success(let dialect): return dialect
    case .failure(let failure): report(failure.reason, at: node)
    }
    return nil
  }

  // MARK: Looking up

  /// The document that holds a node: an index into `documents`.
  func document(of node: NodeID) -> Int {
    documents.lastIndex { $0.root <= node } ?? 0
  }

  /// The resource that a schema belongs to.
  ///
  /// A schema at a place that no keyword makes one, to which something refers nevertheless, is visited now.
  mutating func resource(of schema: NodeID) -> Int {
    if resourceOfSchema[schema] != Self.unvisited { return Int(resourceOfSchema[schema]) }
    var best = 0
    for (index, resource) in resources.enumerated()
    where resource.root <= schema && schema.rawValue < tree[resource.root].next
      && resource.root >= resources[best].root
    {
      best = index
    }
    _ = visit(schema, best)
    return best
  }

  /// Where a reference leads.
  struct Target {
    let schema: NodeID
    /// The number of the dynamic anchor by whose name the schema was found.
    let dynamicAnchor: UInt32?
  }

  /// The schema that the reference at `node`, in a schema of `resource`, leads to; nil where it leads to none.
  mutating func target(of node: NodeID, from resource: Int, isRecursive: Bool = false) -> Target? {
    let reference = URIReference(tree.string(of: node))
    var found = resource
    if !reference.isFragmentOnly {
      let absolute = reference.resolved(against: resources[resource].base)
      guard let other = loadedResource(absolute, for: node, from: resource) else { return nil }
      found = other
    }
    let root = resources[found].root
    guard let fragment = reference.fragment.map(PercentDecoding.decode), !fragment.isEmpty else {
      let number = isRecursive ? numberOfAnchor[Self.recursiveAnchor] : nil
      let isDynamic = number.map { resources[found].dynamicAnchors[$0] != nil } ?? false
      return Target(schema: root, dynamicAnchor: isDynamic ? number : nil)
    }
    if fragment.hasPrefix("/") {
      return tree.descendant(at: fragment, from: root).map { Target(schema: $0, dynamicAnchor: nil) }
    }
    guard let schema = resources[found].anchors[fragment] else { return nil }
    let number = numberOfAnchor[fragment]
    let isDynamic = number.map { resources[found].dynamicAnchors[$0] == schema } ?? false
    return Target(schema: schema, dynamicAnchor: isDynamic ? number : nil)
  }

  /// The resource of a URI, its document grafted on where it was not needed before.
  private mutating func loadedResource(_ uri: URIReference, for reference: NodeID, from resource: Int) -> Int? {
    if let known = resourceOfURI[uri.resource] { return known }
    guard let document = MetaSchemas(registry: options.registry).document(of: uri.resource) else { return nil }
    let root = tree.graft(document.tree)
    resourceOfSchema.grow(to: tree)
    documents.append(Document(root: root, reference: reference))
    visitDocument(root, base: URIReference(document.uri), dialect: resources[resource].dialect)
    return resourceOfURI[uri.resource]
  }
}
