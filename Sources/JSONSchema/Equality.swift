import DocumentModel

/// Equality of instances: numbers by value, objects without regard to order, never `1` and `true` (core §4.2.2).
enum Equality {
  /// Whether the subtree of `a` in `first` and that of `b` in `second` are the same value.
  static func areEqual(_ a: NodeID, in first: Tree, _ b: NodeID, in second: Tree) -> Bool {
    let x = first[a]
    let y = second[b]
    switch (x.kind, y.kind) {
    case (.null, .null): return true
    case (.boolean, .boolean): return isTrue(a, in: first) == isTrue(b, in: second)
    case (.string, .string): return first.text(of: a, equalsTextOf: b, in: second)
    case (.sequence, .sequence):
      guard x.childCount == y.childCount else { return false }
      return zip(first.items(of: a), second.items(of: b)).allSatisfy { areEqual($0, in: first, $1, in: second) }
    case (.mapping, .mapping):
      guard x.childCount == y.childCount else { return false }
      return areEqualMappings(a, in: first, b, in: second)
    default:
      guard x.kind.isNumber, y.kind.isNumber else { return false }
      guard let left = Number(first.text(of: a)), let right = Number(second.text(of: b)) else {
        return first.text(of: a, equalsTextOf: b, in: second)
      }
      return left.compare(right) == 0
    }
  }

  private static func areEqualMappings(_ a: NodeID, in first: Tree, _ b: NodeID, in second: Tree) -> Bool {
    var byHash: [UInt32: [Entry]] = [:]
    for entry in second.entries(of: b) { byHash[second[entry.key].hash, default: []].append(entry) }
    return first.entries(of: a).allSatisfy { entry in
      let candidates = byHash[first[entry.key].hash] ?? []
      return candidates.contains {
        first.text(of: entry.key, equalsTextOf: $0.key, in: second)
          && areEqual(entry.value, in: first, $0.value, in: second)
      }
    }
  }

  /// A boolean's value; YAML writes `true`, `True` and `TRUE`.
  private static func isTrue(_ id: NodeID, in tree: Tree) -> Bool {
    let text = tree.text(of: id)
    return text.count > 0 && text[0] | 0x20 == UInt8(ascii: "t")
  }

  /// A hash that equal values share.
  static func hash(_ id: NodeID, in tree: Tree) -> UInt64 {
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
    case .sequence: return tree.items(of: id).reduce(8) { mix($0, hash($1, in: tree)) }
    case .mapping:
      return tree.entries(of: id).reduce(9) { $0 &+ mix(UInt64(tree[$1.key].hash), hash($1.value, in: tree)) }
    }
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD ^ b
    return (product ^ product >> 29) &* 0xC4CE_B9FE_1A85_EC53
  }
}
