import DocumentModel

extension Document {
  /// The names of the variables that any text of the document refers to.
  package func variableUses() -> Set<NameKey> {
    guard traits.contains(.references) else { return [] }
    let tree = tree
    var names: Set<NameKey> = []
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.mayHoldReference) {
      guard let template = try? Template(tree.text(of: NodeID(index))) else { continue }
      for case .reference(let path, _) in template.pieces where path.namespace == .variable {
        names.insert(NameKey(path.name))
      }
    }
    return names
  }
}
