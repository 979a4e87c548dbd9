import DocumentModel

/// The form in which `config.parameter` is sent: labels and values are texts (manifest language §6).
enum ParameterForm {
  /// Makes texts of the labels and values that YAML reads as numbers or booleans: their source characters are sent.
  ///
  /// Null stays null, and lists and maps stay what they are, so that the checker can say what is wrong with them.
  static func setTexts(in tree: inout Tree) {
    guard let config = tree.value("config", of: .root), let list = tree.value("parameter", of: config),
      tree[list].kind == .sequence
    else { return }
    setTexts(ofList: list, in: &tree)
  }

  /// The same for the list itself.
  static func setTexts(ofList list: NodeID, in tree: inout Tree) {
    let end = Int(tree[list].next)
    var item = list.index + 1
    while item < end {
      let next = Int(tree.nodes[item].next)
      if tree.nodes[item].kind == .mapping {
        var key = item + 1
        while key < next {
          let value = key + 1
          let kind = tree.nodes[value].kind
          if kind == .integer || kind == .float || kind == .boolean, isSent(NodeID(key), in: tree) {
            tree.nodes[value].kind = .string
          }
          key = Int(tree.nodes[value].next)
        }
      }
      item = next
    }
  }

  private static func isSent(_ key: NodeID, in tree: borrowing Tree) -> Bool {
    tree.text(of: key, equals: "value") || tree.text(of: key, equals: "label")
  }
}
