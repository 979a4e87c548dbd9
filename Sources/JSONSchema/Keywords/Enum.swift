import DocumentModel

/// `enum` and `const`: the instance equals one of these values (validation §6.1.2, §6.1.3).
///
/// `a` is the first member's place in the lists, `b` their number.
extension SchemaCompiler {
  mutating func compileEnum() throws(SchemaError) {
    if let node = value(of: .const) { emit(.equalsOne, .any, a: addList([node.rawValue]), b: 1, at: node) }
    guard let node = value(of: .enum) else { return }
    guard tree[node].kind == .sequence else { throw malformed(.enum, node, expected: "an array") }
    let members = tree.items(of: node).map(\.rawValue)
    emit(.equalsOne, .any, a: addList(members), b: UInt32(members.count), at: node)
  }
}

extension Evaluation {
  func equalsOne(_ instruction: Instruction, _ id: NodeID) -> Bool {
    for index in instruction.a..<instruction.a + instruction.b {
      let member = NodeID(program.lists[Int(index)])
      if Equality.areEqual(id, in: tree, member, in: schema) { return true }
    }
    return false
  }
}
