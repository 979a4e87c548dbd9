import DocumentModel

extension Tree {
  /// The key under which a value stands; nil for the root and for an item of a list.
  func key(of id: NodeID) -> NodeID? {
    guard id > .root else { return nil }
    let before = NodeID(id.rawValue - 1)
    return self[before].flags.contains(.key) && !self[id].flags.contains(.key) ? before : nil
  }

  /// The collection that holds a node, and the node's index among its items or entries; nil for the root.
  func parent(of id: NodeID) -> (id: NodeID, index: Int)? {
    var current = NodeID.root
    while current < id {
      let isMapping = self[current].kind == .mapping
      let children = isMapping ? entries(of: current).map(\.value) : Array(items(of: current))
      guard let index = children.firstIndex(where: { id.rawValue < self[$0].next }) else { return nil }
      let child = children[index]
      if child == id || (isMapping && NodeID(child.rawValue - 1) == id) { return (current, index) }
      current = child
    }
    return nil
  }

  /// What a message calls a value: its key in quotes, `the parameter "lr"`, `item 2 of "events"`, `the request`.
  func subject(_ id: NodeID) -> String {
    if let label = parameterLabel(of: id) { return "the parameter \"\(label)\"" }
    if let key = key(of: id) { return "\"\(string(of: key))\"" }
    guard let (list, index) = parent(of: id) else { return "the request" }
    return "item \(index + 1) of \(subject(list))"
  }

  /// The label of a parameter whose value the node is, where a map from label to value was written; else nil.
  func parameterLabel(of id: NodeID) -> String? {
    guard let key = key(of: id), text(of: key, equals: "value"), let entry = parent(of: id)?.id,
      let label = value("label", of: entry), self[label].range == self[key].range
    else { return nil }
    return string(of: label)
  }

  /// What a message quotes of a scalar: its text, cut after 60 scalars, without line breaks.
  func quoted(_ id: NodeID) -> String {
    let own = self.text(of: id)
    if own.count <= 60, isPrintableASCII(own) { return "\"" + string(of: id) + "\"" }
    var text = ""
    for (index, scalar) in string(of: id).unicodeScalars.enumerated() {
      if index == 60 {
        text += "…"
        break
      }
      text.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    return "\"\(text)\""
  }

  private func isPrintableASCII(_ text: Span<UInt8>) -> Bool {
    for i in text.indices where text[i] < 0x20 || text[i] > 0x7E { return false }
    return true
  }

  /// Whether a scalar is text of white space only, which counts as absent (modelarts-v1 C3).
  func isBlank(_ id: NodeID) -> Bool {
    guard self[id].kind == .string else { return false }
    let text = text(of: id)
    for i in 0..<text.count where text[i] != 0x20 && (text[i] < 0x09 || text[i] > 0x0D) { return false }
    return true
  }
}
