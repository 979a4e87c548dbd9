import DocumentModel

/// `format` (validation §7): an assertion where the caller or the dialect says so, else an annotation.
///
/// `a` is the raw value of the `Format`; formats of unknown names assert nothing (validation §7.2.3).
extension SchemaCompiler {
  mutating func compileFormat() {
    guard let node = value(of: .format) else { return }
    let asserts = options.assertsFormat || dialect.vocabularies.contains(.formatAssertion)
    guard asserts, let format = Format(named: tree.string(of: node)) else { return }
    emit(.format, .string, a: UInt32(format.rawValue), at: node)
  }
}

extension Evaluation {
  @inline(never)
  func isOfFormat(_ instruction: Instruction, _ id: NodeID) -> Bool {
    Format(rawValue: UInt8(truncatingIfNeeded: instruction.a))?.matches(text(of: id)) ?? true
  }
}
