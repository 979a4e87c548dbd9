import Diagnostics
import DocumentModel
import SourceText

/// A shared declaration that a document uses, directly or through another one.
package struct DeclarationUse: Sendable {
  package let kind: Declaration.Kind
  package let name: String
  /// The key that declares it.
  package let place: SourceSpan
  /// The number of the document that uses it, from 0.
  package let document: Int
}

extension Document {
  /// The declarations in scope that the document names, and those that these name, each once; the kinds in their order,
  /// names by their bytes.
  ///
  /// What the layers above override is among them: it is written, whether it shows or not.
  package func declarationUses(in scope: Scope) -> [DeclarationUse] {
    var found: [DeclarationUse] = []
    var seen: Set<Key> = []
    var waiting: [(tree: Tree, id: NodeID)] = [(tree, .root)]
    func add(_ kind: Declaration.Kind, _ name: String) {
      guard seen.insert(Key(kind: kind, name: NameKey(name))).inserted,
        let declaration = scope.declaration(kind, name)
      else { return }
      found.append(
        DeclarationUse(kind: kind, name: declaration.name, place: declaration.key.span, document: index))
      waiting.append((declaration.value.tree, declaration.value.id))
    }
    while let (tree, id) = waiting.popLast() {
      for (kind, name) in Self.names(below: id, of: tree) { add(kind, name) }
    }
    return found.sorted {
      $0.kind == $1.kind ? TextOrder.precedes($0.name, $1.name) : $0.kind.rawValue < $1.kind.rawValue
    }
  }

  private struct Key: Hashable {
    let kind: Declaration.Kind
    let name: NameKey
  }

  /// The names that the texts of a value refer to; of a document's root, without those of its own declarations.
  private static func names(below root: NodeID, of tree: Tree) -> [(Declaration.Kind, String)] {
    var names: [(Declaration.Kind, String)] = []
    var index = root.index
    let declarations = ["variables", "volumes", "parameters", "fragments"]
    while index < Int(tree[root].next) {
      let id = NodeID(index)
      index += 1
      let node = tree[id]
      if node.flags.contains(.mayHoldReference), !node.flags.contains(.key) {
        guard let template = try? Template(tree.text(of: id)) else { continue }
        for case .reference(let path, _) in template.pieces where path.namespace == .variable {
          names.append((.variable, path.name))
        }
      }
      guard node.flags.contains(.key) else { continue }
      let value = NodeID(id.index + 1)
      if root == .root, isTopLevel(id, in: tree) {
        let key = tree.string(of: id)
        if declarations.contains(where: { $0.utf8.elementsEqual(key.utf8) }) {
          index = Int(tree[value].next)
        } else if key.utf8.elementsEqual("use".utf8) {
          names += texts(value, in: tree).map { (.fragment, $0) }
        }
      }
      if tree.text(of: id, equals: "$use") {
        // The place decides which of the two kinds it is; a name of the other kind is not in scope.
        let kind: Declaration.Kind = isInVolumes(id, in: tree) ? .volume : .parameterSet
        names += texts(value, in: tree).map { (kind, $0) }
      }
    }
    return names
  }

  private static func isTopLevel(_ key: NodeID, in tree: Tree) -> Bool {
    tree.entries(of: .root).contains { $0.key == key }
  }

  /// Whether a key stands below `volumes`.
  private static func isInVolumes(_ key: NodeID, in tree: Tree) -> Bool {
    var id = NodeID.root
    while id < key, tree[id].kind.isCollection {
      if tree[id].kind == .sequence {
        guard let item = tree.items(of: id).first(where: { key.rawValue < tree[$0].next }) else { return false }
        id = item
      } else {
        guard let entry = tree.entries(of: id).first(where: { key.rawValue < tree[$0.value].next }) else {
          return false
        }
        if tree.text(of: entry.key, equals: "volumes") { return true }
        id = entry.value
      }
    }
    return false
  }

  private static func texts(_ id: NodeID, in tree: Tree) -> [String] {
    (tree[id].kind == .sequence ? Array(tree.items(of: id)) : [id])
      .filter { tree[$0].kind == .string }.map { tree.string(of: $0) }
  }
}
