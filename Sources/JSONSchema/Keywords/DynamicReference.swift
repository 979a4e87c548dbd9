import DocumentModel

/// `$dynamicRef` (core §8.2.3.2) and its forerunner `$recursiveRef` (draft 2019-09, core §8.2.4.2.1).
///
/// A block belongs to one dynamic scope, so that it is known here where the reference leads: it becomes an `apply`.
extension SchemaCompiler {
  mutating func compileDynamicReference() {
    if let node = value(of: .dynamicRef) { compileDynamicReference(node, isRecursive: false) }
    if dialect.draft == .draft2019, let node = value(of: .recursiveRef) {
      compileDynamicReference(node, isRecursive: true)
    }
  }

  private mutating func compileDynamicReference(_ node: NodeID, isRecursive: Bool) {
    guard let target = target(of: node, isRecursive: isRecursive) else {
      return report(.unresolvedReference(tree.string(of: node)), at: node)
    }
    // Only what a dynamic anchor marks may be replaced by what another of that name marks.
    let schema = target.dynamicAnchor.flatMap { self.schema(ofAnchor: $0) } ?? target.schema
    emit(.apply, .any, a: block(for: schema), at: node)
  }
}
