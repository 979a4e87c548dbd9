import DocumentModel

/// `pattern`: some part of the string matches (validation §6.3.3).
///
/// `a` is the pattern's number.
extension SchemaCompiler {
  mutating func compilePattern() throws(SchemaError) {
    guard let node = value(of: .pattern) else { return }
    guard tree[node].kind == .string else { throw malformed(.pattern, node, expected: "a string") }
    emit(.pattern, .string, a: try addPattern(node), at: node)
  }
}

extension Evaluation {
  func matchesPattern(_ instruction: Instruction, _ id: NodeID) -> Bool {
    program.patterns[Int(instruction.a)].matches(tree.text(of: id))
  }
}
