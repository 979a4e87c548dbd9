import DocumentModel

/// `$ref` (core §8.2.3.1): the schema it leads to holds as well.
///
/// `a` is that schema's block.
extension SchemaCompiler {
  mutating func compileReference() {
    guard let node = value(of: .ref) else { return }
    let reference = tree.string(of: node)
    guard let target = target(of: reference) else { return report(.unresolvedReference(reference), at: node) }
    emit(.apply, .any, a: block(for: target.schema), at: node)
  }
}
