import DocumentModel

/// `not` (core §10.2.1.4).
///
/// `a` is the block that must not hold.
extension SchemaCompiler {
  mutating func compileNot() throws(SchemaError) {
    guard let node = value(of: .not) else { return }
    emit(.not, .any, a: try block(for: node), at: node)
  }
}
