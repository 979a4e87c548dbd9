import DocumentModel

/// `prefixItems` and `items` (core §10.3.1.1, §10.3.1.2).
///
/// `a` is the place in the lists of: the number of prefix blocks, their numbers, the block of the rest or none.
/// `location` is the node of `items`, or of `prefixItems` alone.
extension SchemaCompiler {
  mutating func compileItems() throws(SchemaError) {
    let prefix = value(of: .prefixItems)
    let rest = value(of: .items)
    guard let location = rest ?? prefix else { return }
    var blocks: [UInt32] = []
    if let prefix { blocks = try self.blocks(of: .prefixItems, prefix) }
    var list = [UInt32(blocks.count)] + blocks
    if let rest {
      guard tree[rest].kind != .sequence else {
        throw malformed(.items, rest, expected: "a schema; an array of schemas is called prefixItems")
      }
      list.append(try block(for: rest))
    } else {
      list.append(Block.none)
    }
    emit(.items, .array, a: addList(list), at: location)
  }
}

extension Evaluation {
  func itemsHold(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Bool {
    let list = Int(instruction.a)
    let prefixCount = Int(lists[list])
    let rest = lists[list + 1 + prefixCount]
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
}

extension Explanation {
  mutating func explainItems(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    let list = Int(instruction.a)
    let prefixCount = Int(program.lists[list])
    for (index, item) in tree.items(of: id).enumerated() {
      let block = program.lists[list + 1 + min(index, prefixCount)]
      if block == Block.none { return }
      explain(block, item, depth)
    }
  }
}
