import DocumentModel

/// The anchors of a document so far, by name; a name that is defined again means the later node (YAML 1.2.2 §7.1).
struct AnchorTable {
  private var names: [[UInt8]] = []
  private var nodes: [NodeID] = []
  /// The latest anchor by the hash of its name.
  private var latest: [UInt32: Int] = [:]
  /// The anchor before with the same hash, by anchor; -1 for none.
  private var previous: [Int] = []

  /// Forgets the document.
  mutating func removeAll() {
    guard !names.isEmpty else { return }
    names.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
  }

  mutating func define(_ name: Span<UInt8>, as node: NodeID) {
    let hash = TextHash.hash(name)
    var bytes: [UInt8] = []
    for i in 0..<name.count { bytes.append(name[i]) }
    previous.append(latest[hash] ?? -1)
    latest[hash] = names.count
    names.append(bytes)
    nodes.append(node)
  }

  /// The node that `name` means here; nil where it is not defined above.
  func node(named name: Span<UInt8>) -> NodeID? {
    var index = latest[TextHash.hash(name)] ?? -1
    while index >= 0 {
      if isEqual(names[index], name) { return nodes[index] }
      index = previous[index]
    }
    return nil
  }

  /// The names, in the order of their definition.
  var allNames: [String] { names.map { String(decoding: $0, as: UTF8.self) } }

  private func isEqual(_ a: [UInt8], _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where a[i] != b[i] { return false }
    return true
  }
}
