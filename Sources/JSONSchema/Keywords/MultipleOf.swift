import DocumentModel

/// `multipleOf`, on decimals and without rounding (validation §6.2.1).
///
/// `a` is the divisor's number.
extension SchemaCompiler {
  mutating func compileMultipleOf() {
    guard let node = value(of: .multipleOf), let number = Number(tree.text(of: node)) else { return }
    emit(.multipleOf, .number, a: addNumber(number), at: node)
  }
}

extension Evaluation {
  @inline(never)
  func isMultiple(_ instruction: Instruction, _ id: NodeID) -> Bool {
    Number(text(of: id))?.isMultiple(of: number(instruction.a)) ?? false
  }
}
