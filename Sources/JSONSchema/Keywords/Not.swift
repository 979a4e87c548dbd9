import DocumentModel

/// `not` (core §10.2.1.4).
///
/// `a` is the block that must not hold.
extension SchemaCompiler {
  mutating func compileNot() {
    guard let node = value(of: .not) else { return }
    emit(.not, .any, a: block(for: node), at: node)
  }
}
