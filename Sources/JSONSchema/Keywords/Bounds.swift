import DocumentModel

/// `minimum`, `exclusiveMinimum`, `maximum`, `exclusiveMaximum` (validation §6.2.2 to §6.2.5).
///
/// `a` is the bound's number.
extension SchemaCompiler {
  mutating func compileBounds() throws(SchemaError) {
    try compileBound(.minimum, .minimum)
    try compileBound(.exclusiveMinimum, .exclusiveMinimum)
    try compileBound(.maximum, .maximum)
    try compileBound(.exclusiveMaximum, .exclusiveMaximum)
  }

  private mutating func compileBound(_ keyword: Keyword, _ operation: Operation) throws(SchemaError) {
    guard let node = value(of: keyword) else { return }
    guard tree[node].kind.isNumber, let number = Number(tree.text(of: node)) else {
      throw malformed(keyword, node, expected: "a number")
    }
    emit(operation, .number, a: addNumber(number), at: node)
  }
}

extension Evaluation {
  /// Infinities and not-a-number, which JSON lacks, are within no bounds.
  func isWithinBound(_ instruction: Instruction, _ id: NodeID) -> Bool {
    guard let number = Number(text(of: id)) else { return false }
    let order = number.compare(self.number(instruction.a))
    switch instruction.operation {
    case .minimum: return order >= 0
    case .exclusiveMinimum: return order > 0
    case .maximum: return order <= 0
    default: return order < 0
    }
  }
}
