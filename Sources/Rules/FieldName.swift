import DocumentModel

/// A field's name and its hash, by which it is found among the keys of a mapping.
struct FieldName: Sendable {
  let text: StaticString
  let hash: UInt32

  init(_ text: StaticString) {
    self.text = text
    hash = TextHash.hash("\(text)")
  }

  static let label = FieldName("label")
  static let type = FieldName("type")
  static let destPath = FieldName("dest_path")
  static let nfs = FieldName("nfs")
  static let hostPath = FieldName("host_path")
}

extension Tree {
  /// The value under a name; nil where there is none or where `id` is no mapping.
  func value(_ name: FieldName, of id: NodeID) -> NodeID? {
    let nodes = nodes.span
    let mapping = nodes[id.index]
    guard mapping.kind == .mapping else { return nil }
    let end = Int(mapping.next)
    var key = id.index &+ 1
    while key < end {
      if nodes[key].hash == name.hash, text(of: NodeID(key), equals: name.text) { return NodeID(key &+ 1) }
      key = Int(nodes[key &+ 1].next)
    }
    return nil
  }
}
