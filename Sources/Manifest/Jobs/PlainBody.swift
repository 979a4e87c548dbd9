import DocumentModel

/// A document that is a request body and nothing else, on its short way: it is checked and sent from its own tree.
package enum PlainBody {
  /// Puts `parameter` into its sent form, in place; false where the body needs resolution after all: its `parameter` is
  /// a map, or an id is given by name.
  package static func prepare(_ tree: inout Tree) -> Bool {
    guard let config = tree.value("config", of: .root), tree[config].kind == .mapping else { return true }
    let end = Int(tree[config].next)
    var key = config.index + 1
    var list: NodeID?
    while key < end {
      let value = NodeID(key + 1)
      // The four keys differ in length from nearly all others, so that few texts are looked at.
      switch tree.nodes[key].textCount {
      case 7 where tree.text(of: NodeID(key), equals: "spec_id"),
        8 where tree.text(of: NodeID(key), equals: "model_id"),
        9 where tree.text(of: NodeID(key), equals: "engine_id"):
        if NameLookup.isName(value, in: tree) { return false }
      case 9 where tree.text(of: NodeID(key), equals: "parameter"):
        if tree[value].kind == .mapping { return false }
        list = value
      default: break
      }
      key = Int(tree.nodes[key + 1].next)
    }
    if let list, tree[list].kind == .sequence { ParameterForm.setTexts(ofList: list, in: &tree) }
    return true
  }
}
