import DocumentModel

/// `prefixItems` and `items` (core §10.3.1.1, §10.3.1.2), which drafts before 2020-12 call `items` and `additionalItems`.
///
/// `a` is the place in the lists of: the number of prefix blocks, their numbers, the block of the rest or none.
/// `location` is the node of `items`, or of `prefixItems` alone.
extension SchemaCompiler {
  mutating func compileItems() {
    var prefix = value(of: .prefixItems)
    var rest = value(of: .items)
    if dialect.draft != .draft2020, let items = rest, tree[items].kind == .sequence {
      prefix = items
      rest = value(of: .additionalItems)
    }
    guard let location = rest ?? prefix else { return }
    let blocks = prefix.map { self.blocks(of: $0) } ?? []
    let list = [UInt32(blocks.count)] + blocks + [rest.map { block(for: $0) } ?? Block.none]
    emit(.items, .array, a: addList(list), at: location)
  }
}

extension Evaluation {
  @inline(never)
  func itemsHold(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Bool {
    let list = Int(instruction.a)
    let prefixCount = Int(lists[list])
    let rest = lists[list + 1 + prefixCount]
    if prefixCount == 0 { return rest == Block.none || allHold(rest, id, depth) }
    var index = 0
    var item = id.rawValue + 1
    let end = nodes[id.index].next
    while item < end {
      let block = index < prefixCount ? lists[list + 1 + index] : rest
      if block == Block.none { return true }
      if !holds(block, NodeID(item), depth) { return false }
      item = nodes[Int(item)].next
      index += 1
    }
    return true
  }

  /// Whether all items satisfy one block.
  private func allHold(_ block: UInt32, _ id: NodeID, _ depth: Int) -> Bool {
    let nodes = nodes
    let head = heads[Int(block)]
    let shape = shape(head)
    var item = id.index + 1
    let end = Int(nodes[id.index].next)
    while item < end {
      let node = nodes[item]
      if let shape, node.kind == .mapping {
        if !plainHolds(shape, NodeID(item), depth + 1) { return false }
      } else if !valueHolds(block, NodeID(item), depth) {
        return false
      }
      item = Int(node.next)
    }
    return true
  }

  /// The plain shape that is all that a block says of objects; nil for another block.
  private func shape(_ head: Head) -> ObjectShape? {
    guard head.count == 1, head.allowed.contains(.object) else { return nil }
    let instruction = code[Int(head.start)]
    guard instruction.operation == .object else { return nil }
    let shape = shapes[Int(instruction.a)]
    return shape.isPlain && !shape.isSparse ? shape : nil
  }
}

extension Explanation {
  mutating func explainItems(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    let list = Int(instruction.a)
    let prefixCount = Int(evaluation.lists[list])
    var index = 0
    var item = id.rawValue + 1
    while item < evaluation.nodes[id.index].next {
      let block = evaluation.lists[list + 1 + min(index, prefixCount)]
      if block == Block.none { return }
      explain(block, NodeID(item), depth)
      item = evaluation.nodes[Int(item)].next
      index += 1
    }
  }
}
