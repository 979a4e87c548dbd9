import DocumentModel

/// `dependentSchemas` (core §10.2.2.4): one instruction for each name.
///
/// `a` is the name, `b` the block that holds for the object where the name is present.
extension SchemaCompiler {
  mutating func compileDependentSchemas() throws(SchemaError) {
    guard let node = value(of: .dependentSchemas) else { return }
    guard tree[node].kind == .mapping else {
      throw malformed(.dependentSchemas, node, expected: "an object of schemas")
    }
    for entry in tree.entries(of: node) {
      let name = addName(entry.key)
      emit(.dependentSchema, .object, a: name, b: try block(for: entry.value), at: entry.value)
    }
  }
}
