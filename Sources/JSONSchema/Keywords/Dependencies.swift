import DocumentModel

/// `dependencies`, which draft 2019-09 split into `dependentRequired` and `dependentSchemas` and which the meta-schema
/// of 2020-12 still describes: an array of names or a schema for each name.
extension SchemaCompiler {
  mutating func compileDependencies() throws(SchemaError) {
    guard let node = value(of: .dependencies) else { return }
    guard tree[node].kind == .mapping else {
      throw malformed(.dependencies, node, expected: "an object of schemas and arrays of strings")
    }
    for entry in tree.entries(of: node) {
      if tree[entry.value].kind == .sequence {
        try compileDependents(entry)
      } else {
        emit(.dependentSchema, .object, a: addName(entry.key), b: try block(for: entry.value), at: entry.value)
      }
    }
  }
}
