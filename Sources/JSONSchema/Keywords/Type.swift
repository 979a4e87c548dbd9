import DocumentModel

/// `type`: the instance is of one of these types (validation §6.1.1).
///
/// `a` is a `TypeSet`, `b` the `Kinds` that satisfy it without a look at the text.
extension SchemaCompiler {
  mutating func compileType() {
    guard let node = value(of: .type) else { return }
    var types: TypeSet = []
    if tree[node].kind == .sequence {
      for item in tree.items(of: node) { types.insert(TypeSet(named: tree.string(of: item)) ?? []) }
    } else {
      types = TypeSet(named: tree.string(of: node)) ?? []
    }
    emit(.type, .any, a: UInt32(types.rawValue), b: UInt32(types.kinds.rawValue), at: node)
  }
}

extension TypeSet {
  /// The type of this name.
  init?(named name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "integer": self = .integer
    case "number": self = .number
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: return nil
    }
  }

  fileprivate var kinds: Kinds {
    var kinds: Kinds = []
    if contains(.null) { kinds.insert(Kinds(.null)) }
    if contains(.boolean) { kinds.insert(Kinds(.boolean)) }
    if contains(.integer) { kinds.insert(Kinds(.integer)) }
    if contains(.number) { kinds.formUnion(.number) }
    if contains(.string) { kinds.insert(.string) }
    if contains(.array) { kinds.insert(.array) }
    if contains(.object) { kinds.insert(.object) }
    return kinds
  }
}

extension Evaluation {
  /// Whether a node of a kind that the block's `type` does not name is an integer written as another number.
  func isIntegral(_ head: Head, _ id: NodeID, _ kind: NodeKind) -> Bool {
    guard kind == .float, head.allowsIntegral else { return false }
    return Number(text(of: id))?.isIntegral ?? false
  }

  @inline(never)
  func isOfType(_ instruction: Instruction, _ id: NodeID, _ kind: NodeKind) -> Bool {
    if instruction.b & UInt32(Kinds(kind).rawValue) != 0 { return true }
    // A number written with a point or an exponent may still be an integer.
    let allowsIntegral = TypeSet(rawValue: UInt8(instruction.a)).contains(.integer)
    return isIntegral(Head(allowsIntegral: allowsIntegral), id, kind)
  }
}
