/// The items of a sequence, in order.
public struct Items: Sequence, IteratorProtocol {
  @usableFromInline let nodes: [Node]
  @usableFromInline var current: UInt32
  @usableFromInline let end: UInt32

  @usableFromInline init(nodes: [Node], current: UInt32, end: UInt32) {
    self.nodes = nodes
    self.current = current
    self.end = end
  }

  /// The next item.
  @inlinable public mutating func next() -> NodeID? {
    guard current < end else { return nil }
    let id = NodeID(current)
    current = nodes[id.index].next
    return id
  }
}

/// A key of a mapping and its value.
public struct Entry: Sendable {
  /// The key, a scalar.
  public let key: NodeID
  /// The value.
  public let value: NodeID

  /// The entry of these two nodes.
  @inlinable public init(key: NodeID, value: NodeID) {
    self.key = key
    self.value = value
  }
}

/// The entries of a mapping, in the order written.
public struct Entries: Sequence, IteratorProtocol {
  @usableFromInline let nodes: [Node]
  @usableFromInline var current: UInt32
  @usableFromInline let end: UInt32

  @usableFromInline init(nodes: [Node], current: UInt32, end: UInt32) {
    self.nodes = nodes
    self.current = current
    self.end = end
  }

  /// The next entry.
  @inlinable public mutating func next() -> Entry? {
    guard current < end else { return nil }
    // A key is a scalar, so its value is the very next node.
    let entry = Entry(key: NodeID(current), value: NodeID(current + 1))
    current = nodes[Int(current) + 1].next
    return entry
  }
}

extension Tree {
  /// The items of a sequence; none for any other node.
  @inlinable public func items(of id: NodeID) -> Items {
    let node = nodes[id.index]
    let isSequence = node.kind == .sequence
    return Items(nodes: nodes, current: id.rawValue + 1, end: isSequence ? node.next : 0)
  }

  /// The entries of a mapping; none for any other node.
  @inlinable public func entries(of id: NodeID) -> Entries {
    let node = nodes[id.index]
    let isMapping = node.kind == .mapping
    return Entries(nodes: nodes, current: id.rawValue + 1, end: isMapping ? node.next : 0)
  }

  /// Whether a scalar's text is exactly the bytes of `text`.
  @inlinable public func text(of id: NodeID, equals text: StaticString) -> Bool {
    guard nodes[id.index].textCount == text.utf8CodeUnitCount else { return false }
    let own = self.text(of: id)
    return text.withUTF8Buffer { unsafe areSame(own, $0.span) }
  }

  /// Whether a scalar's text is exactly the UTF-8 of `text`: compared by bytes, never by canonical equivalence.
  package func text(of id: NodeID, isEqualTo text: String) -> Bool {
    let own = self.text(of: id)
    guard own.count == text.utf8.count else { return false }
    var i = 0
    for byte in text.utf8 {
      guard own[i] == byte else { return false }
      i += 1
    }
    return true
  }

  /// Whether two scalars, perhaps of two trees, have the same text.
  package func text(of id: NodeID, equalsTextOf other: NodeID, in tree: Tree) -> Bool {
    areSame(text(of: id), tree.text(of: other))
  }

  /// The entry of a mapping whose key is `name`; nil where there is none or `id` is no mapping.
  package func entry(_ name: StaticString, of id: NodeID) -> Entry? {
    let nodes = nodes.span
    guard nodes[id.index].kind == .mapping else { return nil }
    let count = UInt32(name.utf8CodeUnitCount)
    let end = Int(nodes[id.index].next)
    var key = id.index &+ 1
    while key < end {
      if nodes[key].textCount == count, text(of: NodeID(key), equals: name) {
        return Entry(key: NodeID(key), value: NodeID(key &+ 1))
      }
      key = Int(nodes[key &+ 1].next)
    }
    return nil
  }

  /// The entry of a mapping whose key is `name`; nil where there is none or `id` is no mapping.
  package func entry(named name: String, of id: NodeID) -> Entry? {
    entries(of: id).first { text(of: $0.key, isEqualTo: name) }
  }

  /// The value that a mapping holds under `name`; nil where there is none or `id` is no mapping.
  ///
  /// - Parameters:
  ///   - name: its UTF-8.
  ///   - hash: the `TextHash` of the name.
  package func value(named name: [UInt8], hash: UInt32, of id: NodeID) -> NodeID? {
    let nodes = nodes.span
    guard nodes[id.index].kind == .mapping else { return nil }
    let end = Int(nodes[id.index].next)
    var key = id.index &+ 1
    while key < end {
      if nodes[key].hash == hash, areSame(text(of: NodeID(key)), name.span) { return NodeID(key &+ 1) }
      key = Int(nodes[key &+ 1].next)
    }
    return nil
  }

  /// The value that a mapping holds under `name`; nil where there is none or `id` is no mapping.
  package func value(_ name: StaticString, of id: NodeID) -> NodeID? { entry(name, of: id)?.value }
}
