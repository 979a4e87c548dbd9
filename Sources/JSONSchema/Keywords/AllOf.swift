import DocumentModel

/// `allOf` (core §10.2.1.1): one `apply` a branch.
extension SchemaCompiler {
  mutating func compileAllOf() {
    guard let node = value(of: .allOf) else { return }
    for block in blocks(of: node) { emit(.apply, .any, a: block, at: node) }
  }
}
