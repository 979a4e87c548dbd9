import DocumentModel

/// The yes/no pass: no allocation, no locations, stops at the first failure.
struct Evaluation {
  let program: Program
  let schema: Tree
  let tree: Tree

  /// Blocks inside blocks; deeper is taken for a failure.
  static let depthLimit = 10_000

  /// Whether the node satisfies every instruction of the block.
  func holds(_ block: UInt32, _ id: NodeID, _ depth: Int) -> Bool {
    let block = program.blocks[Int(block)]
    let kind = tree[id].kind
    let bit = Kinds(kind).rawValue
    var next = block.start
    let end = next + block.count
    guard depth < Self.depthLimit else { return false }
    while next < end {
      let instruction = program.code[Int(next)]
      next += 1
      if instruction.applies.rawValue & bit == 0 { continue }
      if !holds(instruction, id, kind, depth + 1) { return false }
    }
    return true
  }

  /// Whether the node, which is of a kind that the instruction applies to, satisfies it.
  func holds(_ instruction: Instruction, _ id: NodeID, _ kind: NodeKind, _ depth: Int) -> Bool {
    switch instruction.operation {
    case .never: false
    case .type: isOfType(instruction, id, kind)
    case .equalsOne: equalsOne(instruction, id)
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum: isWithinBound(instruction, id)
    case .multipleOf: isMultiple(instruction, id)
    case .minLength: isLongEnough(instruction, id)
    case .maxLength: isShortEnough(instruction, id)
    case .pattern: matchesPattern(instruction, id)
    case .items: itemsHold(instruction, id, depth)
    case .contains: containsHolds(instruction, id, depth)
    case .minItems, .minProperties: tree[id].childCount >= Int(instruction.a)
    case .maxItems, .maxProperties: tree[id].childCount <= Int(instruction.a)
    case .uniqueItems: firstDuplicate(id) == nil
    case .object: objectHolds(instruction, id, depth)
    case .dependentRequired: dependentRequiredHolds(instruction, id)
    case .dependentSchema:
      key(program.names[Int(instruction.a)], of: id) == nil || holds(instruction.b, id, depth)
    case .apply: holds(instruction.a, id, depth)
    case .anyOf: anyHolds(instruction, id, depth)
    case .oneOf: oneHolds(instruction, id, depth)
    case .not: !holds(instruction.a, id, depth)
    case .conditional: conditionalHolds(instruction, id, depth)
    }
  }
}
