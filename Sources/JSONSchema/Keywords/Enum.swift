import DocumentModel

/// `enum` and `const`: the instance equals one of these values (validation §6.1.2, §6.1.3).
///
/// `a` is the first member's place in the lists, `b` their number; members are names where all are strings, else nodes
/// of the schema's tree.
extension SchemaCompiler {
  mutating func compileEnum() {
    if let node = value(of: .const) { compileMembers([node], at: node) }
    guard let node = value(of: .enum) else { return }
    compileMembers(Array(tree.items(of: node)), at: node)
  }

  private mutating func compileMembers(_ members: [NodeID], at node: NodeID) {
    let areStrings = members.allSatisfy { tree[$0].kind == .string }
    let numbers = areStrings ? members.map { addName($0) } : members.map(\.rawValue)
    if !areStrings { program.needsConstants = true }
    emit(areStrings ? .equalsText : .equalsValue, .any, a: addList(numbers), b: UInt32(members.count), at: node)
  }
}

extension Evaluation {
  @inline(never)
  func equalsText(_ instruction: Instruction, _ id: NodeID, _ kind: NodeKind) -> Bool {
    guard kind == .string else { return false }
    for index in instruction.a..<instruction.a + instruction.b {
      if isNamed(id, names[Int(lists[Int(index)])]) { return true }
    }
    return false
  }

  @inline(never)
  func equalsValue(_ instruction: Instruction, _ id: NodeID) -> Bool {
    for index in instruction.a..<instruction.a + instruction.b {
      if Equality.areEqual(id, in: tree, NodeID(lists[Int(index)]), in: constants) { return true }
    }
    return false
  }
}
