import DocumentModel

/// `minLength` and `maxLength`, in Unicode scalars (validation §6.3.1, §6.3.2).
///
/// `a` is the limit.
extension SchemaCompiler {
  mutating func compileLengths() {
    if let limit = count(.minLength), let node = value(of: .minLength) {
      emit(.minLength, .string, a: limit, at: node)
    }
    if let limit = count(.maxLength), let node = value(of: .maxLength) {
      emit(.maxLength, .string, a: limit, at: node)
    }
  }
}

extension Evaluation {
  @inline(never)
  func isLongEnough(_ instruction: Instruction, _ id: NodeID) -> Bool {
    let limit = Int(instruction.a)
    let bytes = Int(nodes[id.index].textCount)
    // A scalar takes one to four bytes.
    if bytes < limit { return false }
    return bytes >= 4 * limit || length(of: id) >= limit
  }

  @inline(never)
  func isShortEnough(_ instruction: Instruction, _ id: NodeID) -> Bool {
    Int(nodes[id.index].textCount) <= Int(instruction.a) || length(of: id) <= Int(instruction.a)
  }

  /// The number of Unicode scalars of a string.
  func length(of id: NodeID) -> Int { ScalarDecoding.count(text(of: id)) }
}
