import DocumentModel

/// A field's name and its hash, by which it is found among the keys of a mapping.
struct FieldName: Sendable {
  let text: [UInt8]
  let hash: UInt32

  init(_ text: StaticString) {
    let bytes = Array("\(text)".utf8)
    self.text = bytes
    hash = TextHash.hash(bytes.span)
  }

  static let label = FieldName("label")
  static let type = FieldName("type")
  static let destPath = FieldName("dest_path")

  /// Whether a key of a tree is this name.
  @inline(__always)
  func isText(of key: NodeID, in tree: Tree) -> Bool {
    let own = tree.text(of: key)
    let count = text.count
    guard own.count == count else { return false }
    var i = 0
    while i < count {
      if own[i] != text[i] { return false }
      i &+= 1
    }
    return true
  }
}

extension Tree {
  /// The value under a name; nil where there is none or where `id` is no mapping.
  func value(_ name: FieldName, of id: NodeID) -> NodeID? {
    let nodes = nodes.span
    let mapping = nodes[id.index]
    guard mapping.kind == .mapping else { return nil }
    let end = Int(mapping.next)
    var key = id.index + 1
    while key < end {
      if nodes[key].hash == name.hash, name.isText(of: NodeID(key), in: self) { return NodeID(key + 1) }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }
}
