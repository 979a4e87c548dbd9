import DocumentModel

/// Equality of instances: numbers by value, objects without regard to order, never `1` and `true` (core §4.2.2).
enum Equality {
  /// Whether the subtree of `a` in `first` and that of `b` in `second` are the same value.
  static func areEqual(_ a: NodeID, in first: TreeView, _ b: NodeID, in second: TreeView) -> Bool {
    let x = first[a]
    let y = second[b]
    switch (x.kind, y.kind) {
    case (.null, .null): return true
    case (.boolean, .boolean): return isTrue(a, in: first) == isTrue(b, in: second)
    case (.string, .string): return areSame(first.text(of: a), second.text(of: b))
    case (.sequence, .sequence):
      guard x.childCount == y.childCount else { return false }
      var i = a.rawValue + 1
      var j = b.rawValue + 1
      while i < x.next {
        guard areEqual(NodeID(i), in: first, NodeID(j), in: second) else { return false }
        i = first.nodes[Int(i)].next
        j = second.nodes[Int(j)].next
      }
      return true
    case (.mapping, .mapping):
      guard x.childCount == y.childCount else { return false }
      return areEqualMappings(a, in: first, b, in: second)
    default:
      guard x.kind.isNumber, y.kind.isNumber else { return false }
      guard let left = Number(first.text(of: a)), let right = Number(second.text(of: b)) else {
        return areSame(first.text(of: a), second.text(of: b))
      }
      return left.compare(right) == 0
    }
  }

  private static func areEqualMappings(
    _ a: NodeID, in first: TreeView, _ b: NodeID, in second: TreeView
  ) -> Bool {
    var keysByHash: [UInt32: [UInt32]] = [:]
    var j = b.rawValue + 1
    while j < second[b].next {
      keysByHash[second.nodes[Int(j)].hash, default: []].append(j)
      j = second.nodes[Int(j) + 1].next
    }
    var i = a.rawValue + 1
    while i < first[a].next {
      var isFound = false
      for j in keysByHash[first.nodes[Int(i)].hash] ?? []
      where !isFound && areSame(first.text(of: NodeID(i)), second.text(of: NodeID(j))) {
        isFound = areEqual(NodeID(i + 1), in: first, NodeID(j + 1), in: second)
      }
      guard isFound else { return false }
      i = first.nodes[Int(i) + 1].next
    }
    return true
  }

  /// A boolean's value; YAML writes `true`, `True` and `TRUE`.
  private static func isTrue(_ id: NodeID, in tree: TreeView) -> Bool {
    let text = tree.text(of: id)
    return text.count > 0 && text[0] | 0x20 == UInt8(ascii: "t")
  }

  /// A hash that equal values share.
  static func hash(_ id: NodeID, in tree: TreeView) -> UInt64 {
    let node = tree[id]
    switch node.kind {
    case .null: return 1
    case .boolean: return isTrue(id, in: tree) ? 2 : 3
    case .string: return mix(4, UInt64(TextHash.hash(tree.text(of: id))))
    case .integer, .float:
      guard let number = Number(tree.text(of: id)) else { return 5 }
      let (digits, exponent) = number.normalised
      let sign: UInt64 = number.isNegative && !digits.isEmpty ? 6 : 7
      return mix(mix(sign, UInt64(bitPattern: Int64(exponent))), UInt64(TextHash.hash(digits.span)))
    case .sequence:
      var result: UInt64 = 8
      var item = id.rawValue + 1
      while item < node.next {
        result = mix(result, hash(NodeID(item), in: tree))
        item = tree.nodes[Int(item)].next
      }
      return result
    case .mapping:
      var result: UInt64 = 9
      var key = id.rawValue + 1
      while key < node.next {
        result &+= mix(UInt64(tree.nodes[Int(key)].hash), hash(NodeID(key + 1), in: tree))
        key = tree.nodes[Int(key) + 1].next
      }
      return result
    }
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD ^ b
    return (product ^ product >> 29) &* 0xC4CE_B9FE_1A85_EC53
  }
}
