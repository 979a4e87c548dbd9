import DocumentModel

/// `contains`, `minContains`, `maxContains` (core §10.3.1.3, validation §6.4.4, §6.4.5).
///
/// `a` is the block, `b` the place in the lists of: the least and the greatest count, 1 where the items that match count
/// as evaluated, which drafts before 2020-12 do not have.
extension SchemaCompiler {
  mutating func compileContains() {
    let minimum = count(.minContains) ?? 1
    let maximum = count(.maxContains) ?? .max
    guard let node = value(of: .contains) else { return }
    let evaluates: UInt32 = dialect.draft == .draft2020 ? 1 : 0
    emit(.contains, .array, a: block(for: node), b: addList([minimum, maximum, evaluates]), at: node)
  }
}

extension Evaluation {
  @inline(never)
  func containsHolds(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Bool {
    let count = matchCount(instruction, id, depth)
    return count >= lists[Int(instruction.b)] && count <= lists[Int(instruction.b) + 1]
  }

  fileprivate func matchCount(_ instruction: Instruction, _ id: NodeID, _ depth: Int) -> Int {
    var count = 0
    var item = id.rawValue + 1
    while item < nodes[id.index].next {
      if holds(instruction.a, NodeID(item), depth) { count += 1 }
      item = nodes[Int(item)].next
    }
    return count
  }
}

extension Explanation {
  mutating func explainContains(_ instruction: Instruction, _ id: NodeID, _ depth: Int) {
    let count = evaluation.matchCount(instruction, id, depth)
    let minimum = Int(program.lists[Int(instruction.b)])
    let maximum = Int(program.lists[Int(instruction.b) + 1])
    if count < minimum { report(.tooFewMatches(count: count, minimum: minimum), instruction, id) }
    if count > maximum { report(.tooManyMatches(count: count, maximum: maximum), instruction, id) }
  }
}
