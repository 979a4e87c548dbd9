import DocumentModel

/// A key that says how a layer changes the ones below it (manifest language §6).
enum Directive: Int, CaseIterable {
  case use, append, prepend, replace, remove, unset

  var name: StaticString {
    switch self {
    case .use: "$use"
    case .append: "$append"
    case .prepend: "$prepend"
    case .replace: "$replace"
    case .remove: "$remove"
    case .unset: "$unset"
    }
  }

  /// Whether the map that holds it stands for a list.
  var changesList: Bool {
    switch self {
    case .append, .prepend, .replace, .remove: true
    case .use, .unset: false
    }
  }

  static func names(_ directives: [Directive]) -> [String] { directives.map { "\($0.name)" } }

  /// The directive that a key is; nil for an ordinary key and for an unknown directive.
  init?(_ key: NodeID, in tree: borrowing Tree) {
    for directive in Self.allCases where tree.text(of: key, equals: directive.name) {
      self = directive
      return
    }
    return nil
  }

  /// The value that a map has under the directive; nil where it has none.
  func operand(in map: NodeID, of tree: borrowing Tree) -> NodeID? {
    guard tree.nodes[map.index].kind == .mapping else { return nil }
    let hash = Self.hashes[rawValue]
    let end = tree.nodes[map.index].next
    var key = NodeID(map.rawValue + 1)
    while key.rawValue < end {
      let value = NodeID(key.rawValue + 1)
      if tree.nodes[key.index].hash == hash, tree.text(of: key, equals: name) { return value }
      key = NodeID(tree.nodes[value.index].next)
    }
    return nil
  }

  /// The `TextHash` of each name, in the order of the cases.
  private static let hashes = allCases.map { TextHash.hash("\($0.name)") }

  /// Whether a key has a directive's form, known or not.
  static func isDirective(_ key: NodeID, in tree: borrowing Tree) -> Bool {
    let text = tree.text(of: key)
    return text.count > 1 && text[0] == UInt8(ascii: "$") && text[1] != UInt8(ascii: "{")
      && text[1] != UInt8(ascii: "$")
  }
}
