import DocumentModel

/// `dependentSchemas` (core §10.2.2.4): one instruction for each name.
///
/// `a` is the name, `b` the block that holds for the object where the name is present.
extension SchemaCompiler {
  mutating func compileDependentSchemas() {
    guard let node = value(of: .dependentSchemas) else { return }
    for entry in tree.entries(of: node) {
      let name = addName(entry.key)
      emit(.dependentSchema, .object, a: name, b: block(for: entry.value), at: entry.value)
    }
  }
}
