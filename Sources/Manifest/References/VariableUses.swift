import DocumentModel

extension Document {
  /// The names of the variables that any text of the document refers to.
  package func variableUses() -> Set<NameKey> {
    var names: Set<NameKey> = []
    forEachVariableUse { names.insert($0) }
    return names
  }

  /// Goes through these names; one may come more than once.
  func forEachVariableUse(_ body: (NameKey) -> Void) {
    guard traits.contains(.references) else { return }
    // Paths are the same object where they say the same, mostly.
    var last: ReferencePath?
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.mayHoldReference) {
      guard let template = templates[NodeID(index)] else {
        // What cannot be read may use whatever it names.
        var names: Set<NameKey> = []
        Self.addNames(in: tree.string(of: NodeID(index)), to: &names)
        for name in names { body(name) }
        continue
      }
      for case .reference(let path, _) in template.pieces where path.namespace == .variable && path !== last {
        last = path
        body(path.key)
      }
    }
  }

  private static func addNames(in text: String, to names: inout Set<NameKey>) {
    let prefix = Array("var.".utf8)
    let text = Array(text.utf8)
    guard text.count > prefix.count else { return }
    for start in 0..<text.count - prefix.count where text[start..<start + prefix.count].elementsEqual(prefix) {
      let name = text[(start + prefix.count)...].prefix {
        $0 > 0x2C && $0 != 0x2E && $0 != 0x2F && $0 != 0x7D && $0 != 0x7B
      }
      if !name.isEmpty { names.insert(NameKey(Array(name))) }
    }
  }
}
