import DocumentModel

/// `dependencies`, which draft 2019-09 split into `dependentRequired` and `dependentSchemas` and which the meta-schema
/// of 2020-12 still describes: an array of names or a schema for each name.
extension SchemaCompiler {
  mutating func compileDependencies() {
    guard let node = value(of: .dependencies) else { return }
    for entry in tree.entries(of: node) {
      if tree[entry.value].kind == .sequence {
        compileDependents(entry)
      } else {
        emit(.dependentSchema, .object, a: addName(entry.key), b: block(for: entry.value), at: entry.value)
      }
    }
  }
}
