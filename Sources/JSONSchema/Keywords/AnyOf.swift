import DocumentModel

/// `anyOf` (core §10.2.1.2).
///
/// `a` is the place of the branches' blocks in the lists, `b` their number.
extension SchemaCompiler {
  mutating func compileAnyOf() {
    guard let node = value(of: .anyOf) else { return }
    let blocks = blocks(of: node)
    emit(.anyOf, .any, a: addList(blocks), b: UInt32(blocks.count), at: node)
  }
}

extension Evaluation {
  @inline(never)
  func anyHolds(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Bool {
    for index in instruction.a..<instruction.a + instruction.b {
      if holds(lists[Int(index)], id, depth) { return true }
    }
    return false
  }
}

extension Explanation {
  mutating func explainAnyOf(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    guard !evaluation.anyHolds(instruction, id, depth) else { return }
    report(.noBranch(branches(instruction, id, depth)), instruction, id)
  }

  /// What fails in each branch of an `anyOf` or `oneOf`.
  mutating func branches(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> [[Violation]] {
    branches(program.lists[Int(instruction.a)..<Int(instruction.a + instruction.b)], id, depth)
  }
}
