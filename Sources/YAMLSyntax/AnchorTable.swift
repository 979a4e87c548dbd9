import DocumentModel

/// The anchors of a document so far, by name; a name that is defined again means the later node (YAML 1.2.2 §7.1).
struct AnchorTable {
  private var names: [[UInt8]] = []
  private var nodes: [NodeID] = []
  /// Where each anchor's properties begin in the source, and whether an alias repeats it.
  private var places: [(start: UInt32, isUsed: Bool)] = []
  /// The latest anchor by the hash of its name.
  private var latest: [UInt32: Int] = [:]
  /// The anchor before with the same hash, by anchor; -1 for none.
  private var previous: [Int] = []

  /// Forgets the document.
  mutating func removeAll() {
    guard !names.isEmpty else { return }
    names.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
  }

  /// - Parameter start: the first byte of the node's properties in the source.
  mutating func define(_ name: Span<UInt8>, as node: NodeID, at start: UInt32) {
    let hash = TextHash.hash(name)
    var bytes: [UInt8] = []
    for i in 0..<name.count { bytes.append(name[i]) }
    previous.append(latest[hash] ?? -1)
    latest[hash] = names.count
    names.append(bytes)
    nodes.append(node)
    places.append((start, false))
  }

  /// The node that `name` means here, which counts as a use of it; nil where it is not defined above.
  mutating func node(named name: Span<UInt8>) -> NodeID? {
    var index = latest[TextHash.hash(name)] ?? -1
    while index >= 0 {
      if isEqual(names[index], name) {
        places[index].isUsed = true
        return nodes[index]
      }
      index = previous[index]
    }
    return nil
  }

  var isEmpty: Bool { names.isEmpty }

  /// An anchor that no alias repeats, or that stands for two nodes in one document.
  struct Oddity {
    let name: String
    /// The first byte of the node's properties.
    let start: UInt32
    /// The same of the anchor of that name above; nil where there is none.
    let shadowed: UInt32?
  }

  /// What is odd about the anchors, in their order: one that is defined again is not called unused as well.
  var oddities: [Oddity] {
    var oddities: [Oddity] = []
    var isShadowed = Array(repeating: false, count: names.count)
    var shadows: [Int: Int] = [:]
    for index in names.indices {
      var earlier = previous[index]
      while earlier >= 0, names[earlier] != names[index] { earlier = previous[earlier] }
      guard earlier >= 0 else { continue }
      isShadowed[earlier] = true
      shadows[index] = earlier
    }
    for index in names.indices {
      let shadowed = shadows[index].map { places[$0].start }
      if shadowed == nil, places[index].isUsed || isShadowed[index] { continue }
      oddities.append(
        Oddity(name: String(decoding: names[index], as: UTF8.self), start: places[index].start, shadowed: shadowed))
    }
    return oddities
  }

  /// The names, in the order of their definition.
  var allNames: [String] { names.map { String(decoding: $0, as: UTF8.self) } }

  private func isEqual(_ a: [UInt8], _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where a[i] != b[i] { return false }
    return true
  }
}
