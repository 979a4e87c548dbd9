import DocumentModel
import SourceText

/// A parameter of a built-in algorithm, as an entry of `models` lists it (modelarts-v1 §6.3).
package struct CatalogParameter: Sendable {
  package let label: String
  /// The value that the service's console begins with; empty for none.
  package let value: String
  package let isRequired: Bool

  /// Reads the list of a model: JSON text in a string, or the list itself. Nil where it is neither.
  static func read(_ id: NodeID, in tree: Tree) -> [CatalogParameter]? {
    if tree[id].kind == .sequence { return list(id, in: tree) }
    guard tree[id].kind == .string else { return nil }
    let text = tree.string(of: id)
    if text.utf8.allSatisfy({ $0 == 0x20 }) { return [] }
    let source = SourceFile(path: "<parameter>", content: Array(text.utf8))
    guard let inner = try? JSONReader.read(source), inner[.root].kind == .sequence else { return nil }
    return list(.root, in: inner)
  }

  private static func list(_ id: NodeID, in tree: Tree) -> [CatalogParameter]? {
    var parameters: [CatalogParameter] = []
    for item in tree.items(of: id) {
      guard let label = tree.value("label", of: item), tree[label].kind == .string else { return nil }
      let value = tree.value("value", of: item)
      let required = tree.value("required", of: item)
      parameters.append(
        CatalogParameter(
          label: tree.string(of: label),
          value: value.map { tree[$0].kind == .null ? "" : tree.string(of: $0) } ?? "",
          isRequired: required.map { tree[$0].kind == .boolean && tree.isTrue($0) } ?? false))
    }
    return parameters
  }
}
