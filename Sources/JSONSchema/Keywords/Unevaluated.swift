import DocumentModel

/// `unevaluatedItems` and `unevaluatedProperties` (core §11.2, §11.3).
///
/// A schema with one of them becomes a block of one instruction: `a` is the block of its other keywords, `b` the place
/// in the lists of the blocks of `unevaluatedItems` and of `unevaluatedProperties`, or none. Only here does an
/// evaluation note which children of an instance were evaluated (`Evaluation.evaluates`).
extension SchemaCompiler {
  mutating func compileUnevaluated() -> Bool {
    guard !isRemainder, value(of: .unevaluatedItems) != nil || value(of: .unevaluatedProperties) != nil else {
      return false
    }
    let items = value(of: .unevaluatedItems).map { block(for: $0) } ?? Block.none
    let properties = value(of: .unevaluatedProperties).map { block(for: $0) } ?? Block.none
    emit(.unevaluated, .any, a: addRemainder(), b: addList([items, properties]), at: schema)
    return true
  }
}

extension Evaluation {
  /// The block that each unevaluated child of a node must satisfy; none where there is no such block.
  func unevaluatedBlock(_ instruction: Instruction, _ id: NodeID) -> UInt32 {
    switch nodes[id.index].kind {
    case .sequence: lists[Int(instruction.b)]
    case .mapping: lists[Int(instruction.b) + 1]
    default: Block.none
    }
  }

  @inline(never)
  func unevaluatedHolds(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Bool {
    if unevaluatedBlock(instruction, id) == Block.none { return holds(instruction.a, id, depth) }
    var evaluated = ChildSet()
    return evaluatesAll(instruction, id, depth, &evaluated)
  }

  /// Whether the schema holds; then all children are evaluated.
  private func evaluatesAll(
    _ instruction: Instruction, _ id: NodeID, _ depth: Int, _ evaluated: inout ChildSet
  ) -> Bool {
    let block = unevaluatedBlock(instruction, id)
    guard block != Block.none else { return evaluates(instruction.a, id, depth, &evaluated) }
    var inner = ChildSet()
    guard evaluates(instruction.a, id, depth, &inner) else { return false }
    if !inner.isComplete {
      let step: UInt32 = nodes[id.index].kind == .mapping ? 1 : 0
      var child = id.rawValue + 1
      var number = 0
      while child < nodes[id.index].next {
        if !inner.contains(number), !holds(block, NodeID(child + step), depth) { return false }
        child = nodes[Int(child + step)].next
        number += 1
      }
    }
    evaluated.insertAll()
    return true
  }

  /// Whether the node satisfies the block; adds the children that were evaluated on the way, if it does.
  ///
  /// Each block is entered once, so that no branch is walked a second time for its marks.
  func evaluates(_ block: UInt32, _ id: NodeID, _ depth: Int, _ evaluated: inout ChildSet) -> Bool {
    guard depth < Self.depthLimit else { return false }
    let head = heads[Int(block)]
    let kind = nodes[id.index].kind
    let bit = Kinds(kind).rawValue
    if head.allowed.rawValue & bit == 0, !isIntegral(head, id, kind) { return false }
    for index in Int(head.start)..<Int(head.start + head.count) {
      let instruction = code[index]
      guard instruction.applies.rawValue & bit != 0 else { continue }
      if !evaluates(instruction, id, kind, depth + 1, &evaluated) { return false }
    }
    return true
  }

  private func evaluates(
    _ instruction: Instruction, _ id: NodeID, _ kind: NodeKind, _ depth: Int, _ evaluated: inout ChildSet
  ) -> Bool {
    switch instruction.operation {
    case .apply, .remember: return evaluates(instruction.a, id, depth, &evaluated)
    case .unevaluated: return evaluatesAll(instruction, id, depth, &evaluated)
    case .dependentSchema:
      return key(names[Int(instruction.a)], of: id) == nil || evaluates(instruction.b, id, depth, &evaluated)
    case .anyOf, .oneOf:
      let count = holdingBranches(instruction, id, depth, &evaluated)
      return count == 1 || (count > 1 && instruction.operation == .anyOf)
    case .conditional:
      var condition = ChildSet()
      let holds = evaluates(instruction.a, id, depth, &condition)
      if holds { evaluated.formUnion(condition) }
      let branch = lists[Int(instruction.b) + (holds ? 0 : 1)]
      return branch == Block.none || evaluates(branch, id, depth, &evaluated)
    case .contains:
      return containsEvaluates(instruction, id, depth, &evaluated)
    default:
      guard holds(instruction, id, kind, depth) else { return false }
      mark(instruction, id, &evaluated)
      return true
    }
  }

  /// How many branches of an `anyOf` or `oneOf` hold; what they evaluate is added.
  private func holdingBranches(
    _ instruction: Instruction, _ id: NodeID, _ depth: Int, _ evaluated: inout ChildSet
  ) -> Int {
    var count = 0
    for index in instruction.a..<instruction.a + instruction.b {
      var branch = ChildSet()
      guard evaluates(lists[Int(index)], id, depth, &branch) else { continue }
      evaluated.formUnion(branch)
      count += 1
    }
    return count
  }

  /// `contains` in one walk, so that no item is looked at twice.
  private func containsEvaluates(
    _ instruction: Instruction, _ id: NodeID, _ depth: Int, _ evaluated: inout ChildSet
  ) -> Bool {
    let list = Int(instruction.b)
    var count: UInt32 = 0
    var number = 0
    var item = id.rawValue + 1
    while item < nodes[id.index].next {
      if holds(instruction.a, NodeID(item), depth) {
        count += 1
        if lists[list + 2] == 1 { evaluated.insert(number) }
      }
      item = nodes[Int(item)].next
      number += 1
    }
    return count >= lists[list] && count <= lists[list + 1]
  }

  /// Adds the children that an instruction on items or properties looks at.
  func mark(_ instruction: Instruction, _ id: NodeID, _ evaluated: inout ChildSet) {
    switch instruction.operation {
    case .items:
      let list = Int(instruction.a)
      let prefixCount = Int(lists[list])
      if lists[list + 1 + prefixCount] != Block.none { return evaluated.insertAll() }
      for number in 0..<min(prefixCount, nodes[id.index].childCount) { evaluated.insert(number) }
    case .object: markProperties(shapes[Int(instruction.a)], id, &evaluated)
    default: break
    }
  }

  private func markProperties(_ shape: ObjectShape, _ id: NodeID, _ evaluated: inout ChildSet) {
    if shape.additional != Block.none { return evaluated.insertAll() }
    var number = 0
    var key = id.rawValue + 1
    while key < nodes[id.index].next {
      var isNamed = slot(NodeID(key), in: shape).map { $0.block != Block.none } ?? false
      for index in shape.patterns.indices where !isNamed {
        isNamed = matches(NodeID(key), pattern: namePatterns[Int(index)].pattern)
      }
      if isNamed { evaluated.insert(number) }
      key = nodes[Int(key) + 1].next
      number += 1
    }
  }
}

extension Explanation {
  mutating func explainUnevaluated(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    let count = violations.count
    explainInstructions(of: instruction.a, id, depth)
    let block = evaluation.unevaluatedBlock(instruction, id)
    guard block != Block.none else { return }
    for (number, child) in unevaluated(instruction, id, depth, isFailing: violations.count > count) {
      explainUnevaluated(number, child, of: id, block, depth)
    }
  }

  /// The children that nothing evaluated, and their numbers.
  ///
  /// What fails evaluates nothing, but to call its properties unevaluated would only repeat the failure: where there is
  /// one, all that the schemas name counts as evaluated.
  private func unevaluated(
    _ instruction: Instruction, _ id: NodeID, _ depth: Int, isFailing: Bool
  ) -> [(number: Int, child: NodeID)] {
    var evaluated = ChildSet()
    if isFailing || !evaluation.evaluates(instruction.a, id, depth, &evaluated) {
      evaluation.markNamed(instruction.a, id, depth, &evaluated)
    }
    let children =
      tree[id].kind == .mapping ? tree.entries(of: id).map(\.value) : Array(tree.items(of: id))
    return children.enumerated().filter { !evaluated.contains($0.offset) }.map { ($0.offset, $0.element) }
  }

  /// What `false` forbids is a fact about the collection and that child; any other schema's failure is the child's.
  private mutating func explainUnevaluated(
    _ number: Int, _ child: NodeID, of id: NodeID, _ block: UInt32, _ depth: Int
  ) {
    let node = NodeID(program.blocks[Int(block)].node)
    guard schema[node].kind == .boolean else { return explain(block, child, depth) }
    guard !evaluation.holds(block, child, depth) else { return }
    if tree[id].kind == .mapping {
      report(.unevaluatedProperty, at: node, id, key: NodeID(child.rawValue - 1))
    } else {
      report(.unevaluatedItem(index: number), at: node, id)
    }
  }
}

extension Evaluation {
  /// Adds the children that the block, or any block that it applies in place, names, whether it holds or not.
  fileprivate func markNamed(_ block: UInt32, _ id: NodeID, _ depth: Int, _ evaluated: inout ChildSet) {
    guard depth < Self.depthLimit else { return }
    let head = heads[Int(block)]
    let bit = Kinds(nodes[id.index].kind).rawValue
    for index in Int(head.start)..<Int(head.start + head.count) {
      let instruction = code[index]
      guard instruction.applies.rawValue & bit != 0 else { continue }
      switch instruction.operation {
      case .apply, .unevaluated, .remember: markNamed(instruction.a, id, depth + 1, &evaluated)
      case .dependentSchema:
        if key(names[Int(instruction.a)], of: id) != nil { markNamed(instruction.b, id, depth + 1, &evaluated) }
      case .anyOf, .oneOf:
        for branch in instruction.a..<instruction.a + instruction.b {
          markNamed(lists[Int(branch)], id, depth + 1, &evaluated)
        }
      case .conditional:
        markNamed(instruction.a, id, depth + 1, &evaluated)
        let branch = branch(instruction, id, depth + 1)
        if branch != Block.none { markNamed(branch, id, depth + 1, &evaluated) }
      default: mark(instruction, id, &evaluated)
      }
    }
  }
}
