/// The path from a document's root, or another node, to a node below it (RFC 6901).
package struct JSONPointer: Sendable {
  /// The text form, `~` and `/` of keys escaped; empty for the root.
  package let description: String

  /// The pointer to `target`, which is a key or a value of `tree`; a key has its value's pointer.
  ///
  /// - Parameter start: where the pointer begins, a node that holds the target; the root of the document.
  package init(to target: NodeID, in tree: Tree, from start: NodeID = .root) {
    var text = ""
    var id = start
    while id < target, tree[id].kind.isCollection {
      guard let (token, child) = Self.step(from: id, towards: target, in: tree) else { break }
      text += "/" + token
      id = child
    }
    description = text
  }

  private static func step(from id: NodeID, towards target: NodeID, in tree: Tree) -> (String, NodeID)? {
    for (index, item) in tree.items(of: id).enumerated() where target.rawValue < tree[item].next {
      return (String(index), item)
    }
    for entry in tree.entries(of: id) where target.rawValue < tree[entry.value].next {
      return (escape(tree.string(of: entry.key)), entry.value)
    }
    return nil
  }

  /// A reference token of a pointer for a key.
  package static func escape(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    var token = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": token += "~0"
      case "/": token += "~1"
      default: token.unicodeScalars.append(scalar)
      }
    }
    return token
  }
}
