import DocumentModel

/// `oneOf` (core §10.2.1.3).
///
/// `a` is the place of the branches' blocks in the lists, `b` their number.
extension SchemaCompiler {
  mutating func compileOneOf() {
    guard let node = value(of: .oneOf) else { return }
    let blocks = blocks(of: node)
    emit(.oneOf, .any, a: addList(blocks), b: UInt32(blocks.count), at: node)
  }
}

extension Evaluation {
  @inline(never)
  func oneHolds(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Bool {
    var count = 0
    for index in instruction.a..<instruction.a + instruction.b {
      guard holds(lists[Int(index)], id, depth) else { continue }
      count += 1
      if count > 1 { return false }
    }
    return count == 1
  }
}

extension Explanation {
  mutating func explainOneOf(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    let holding = (0..<Int(instruction.b)).filter {
      evaluation.holds(program.lists[Int(instruction.a) + $0], id, depth)
    }
    if holding.isEmpty { report(.noBranch(branches(instruction, id, depth)), instruction, id) }
    if holding.count > 1 { report(.severalBranches(holding), instruction, id) }
  }
}
