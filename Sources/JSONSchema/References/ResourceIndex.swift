import DocumentModel

/// The schema resources of one document, by `$id`, and their anchors (core §8.2).
struct ResourceIndex {
  /// A schema with an identifier of its own, or the document's root.
  struct Resource {
    let root: NodeID
    let base: URIReference
    var anchors: [String: NodeID] = [:]
  }

  private(set) var resources: [Resource] = []
  private var byURI: [String: Int] = [:]
  private let tree: Tree

  /// Walks the schemas of `tree` below `root`, unless nothing in them can be an identifier but the root's.
  init(_ tree: Tree, root: NodeID) throws(SchemaError) {
    self.tree = tree
    let base = Self.identifier(of: root, in: tree)
    resources = [Resource(root: root, base: URIReference(base.map { tree.string(of: $0) } ?? ""))]
    byURI[resources[0].base.resource] = 0
    if Self.hasIdentifiers(tree, below: root, besides: base) { try visit(root, in: 0) }
  }

  private static let identifyingHashes = ["$id", "$anchor", "$dynamicAnchor"].map { TextHash.hash($0) }

  private static func hasIdentifiers(_ tree: Tree, below root: NodeID, besides base: NodeID?) -> Bool {
    let (id, anchor, dynamic) = (identifyingHashes[0], identifyingHashes[1], identifyingHashes[2])
    for index in root.index..<Int(tree[root].next) where tree.nodes[index].flags.contains(.key) {
      let hash = tree.nodes[index].hash
      if hash == anchor || hash == dynamic || (hash == id && NodeID(index + 1) != base) { return true }
    }
    return false
  }

  private static func identifier(of schema: NodeID, in tree: Tree) -> NodeID? {
    guard let id = tree.value("$id", of: schema), tree[id].kind == .string else { return nil }
    return id
  }

  private mutating func visit(_ schema: NodeID, in resource: Int) throws(SchemaError) {
    guard tree[schema].kind == .mapping else { return }
    var resource = resource
    if schema != resources[0].root, let id = Self.identifier(of: schema, in: tree) {
      let base = URIReference(tree.string(of: id)).resolved(against: resources[resource].base)
      guard byURI[base.resource] == nil else { throw SchemaError(.duplicateIdentifier(tree.string(of: id)), at: id) }
      resource = resources.count
      byURI[base.resource] = resource
      resources.append(Resource(root: schema, base: base))
    }
    for entry in tree.entries(of: schema) {
      guard let keyword = KeywordTable.shared.keyword(entry.key, in: tree) else { continue }
      if keyword == .anchor || keyword == .dynamicAnchor {
        let name = tree.string(of: entry.value)
        guard resources[resource].anchors.updateValue(schema, forKey: name) == nil else {
          throw SchemaError(.duplicateIdentifier(name), at: entry.value)
        }
      }
      switch keyword.subschemas {
      case .none: break
      case .one: try visit(entry.value, in: resource)
      case .list: for item in tree.items(of: entry.value) { try visit(item, in: resource) }
      case .map: for member in tree.entries(of: entry.value) { try visit(member.value, in: resource) }
      }
    }
  }

  /// The innermost resource that holds a schema.
  func resource(of schema: NodeID) -> Int {
    var best = 0
    for (index, resource) in resources.enumerated()
    where resource.root <= schema && schema.rawValue < tree[resource.root].next
      && resource.root >= resources[best].root
    {
      best = index
    }
    return best
  }

  /// The schema that `reference`, written in a schema of `resource`, leads to; nil where it leads to none.
  func target(of reference: String, from resource: Int) -> NodeID? {
    let reference = URIReference(reference)
    let isLocal =
      reference.scheme == nil && reference.authority == nil && reference.path.isEmpty && reference.query == nil
    let absolute = isLocal ? nil : reference.resolved(against: resources[resource].base).resource
    guard let target = absolute.map({ byURI[$0] }) ?? resource else { return nil }
    let root = resources[target].root
    guard let fragment = reference.fragment.map(Self.decodePercent), !fragment.isEmpty else { return root }
    if fragment.hasPrefix("/") { return node(at: fragment, from: root) }
    return resources[target].anchors[fragment]
  }

  /// The node at a JSON Pointer below `root` (RFC 6901 §4).
  private func node(at pointer: String, from root: NodeID) -> NodeID? {
    var node = root
    for token in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      if tree[node].kind == .sequence {
        guard let index = Int(token), index >= 0, token == "0" || !token.hasPrefix("0"), index < tree[node].childCount
        else { return nil }
        var items = tree.items(of: node)
        for _ in 0..<index { _ = items.next() }
        guard let item = items.next() else { return nil }
        node = item
      } else {
        guard let entry = tree.entry(named: Self.unescape(token), of: node) else { return nil }
        node = entry.value
      }
    }
    return node
  }

  private static func unescape(_ token: Substring) -> String {
    guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
    var result: [UInt8] = []
    var escaped = false
    for byte in token.utf8 {
      if escaped {
        result.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
        escaped = false
      } else if byte == UInt8(ascii: "~") {
        escaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func decodePercent(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[i + 1...i + 2], as: UTF8.self), radix: 16)
      {
        result.append(value)
        i += 3
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
