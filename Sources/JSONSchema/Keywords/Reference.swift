import DocumentModel

/// `$ref` (core §8.2.3.1): the schema it leads to holds as well.
///
/// `a` is that schema's block.
extension SchemaCompiler {
  mutating func compileReference() throws(SchemaError) {
    guard let node = value(of: .ref) else { return }
    guard tree[node].kind == .string else { throw malformed(.ref, node, expected: "a URI reference") }
    let reference = tree.string(of: node)
    guard let target = target(of: reference) else { throw SchemaError(.unresolvedReference(reference), at: node) }
    emit(.apply, .any, a: try block(for: target), at: node)
  }
}
