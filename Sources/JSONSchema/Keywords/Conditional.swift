import DocumentModel

/// `if`, `then`, `else` (core §10.2.2.1 to §10.2.2.3).
///
/// `a` is the block of `if`, `b` the place in the lists of the blocks of `then` and `else`, or none. An `if` without
/// either decides nothing, but what it evaluates counts as evaluated.
extension SchemaCompiler {
  mutating func compileConditional() {
    guard let node = value(of: .if) else { return }
    var branches = [Block.none, Block.none]
    if let then = value(of: .then) { branches[0] = block(for: then) }
    if let otherwise = value(of: .else) { branches[1] = block(for: otherwise) }
    emit(.conditional, .any, a: block(for: node), b: addList(branches), at: node)
  }
}

extension Evaluation {
  /// The block that an instance must satisfy; none where there is no such branch.
  func branch(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> UInt32 {
    lists[Int(instruction.b) + (holds(instruction.a, id, depth) ? 0 : 1)]
  }

  @inline(never)
  func conditionalHolds(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Bool {
    let branches = Int(instruction.b)
    if lists[branches] == Block.none, lists[branches + 1] == Block.none { return true }
    let block = branch(instruction, id, depth)
    return block == Block.none || holds(block, id, depth)
  }
}
