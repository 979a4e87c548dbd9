import DocumentModel

/// `$ref` (core §8.2.3.1): the schema it leads to holds as well.
///
/// `a` is that schema's block.
extension SchemaCompiler {
  mutating func compileReference() {
    guard let node = value(of: .ref) else { return }
    guard let target = target(of: node) else {
      return report(.unresolvedReference(tree.string(of: node)), at: node)
    }
    emit(.apply, .any, a: block(for: target.schema), at: node)
  }
}
