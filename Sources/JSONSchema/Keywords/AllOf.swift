import DocumentModel

/// `allOf` (core §10.2.1.1): one `apply` a branch.
extension SchemaCompiler {
  mutating func compileAllOf() throws(SchemaError) {
    guard let node = value(of: .allOf) else { return }
    for block in try blocks(of: .allOf, node) { emit(.apply, .any, a: block, at: node) }
  }
}
