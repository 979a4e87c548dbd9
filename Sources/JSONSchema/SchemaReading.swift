import DocumentModel

/// What comes of reading a schema: the schema, or all that is wrong in it; and what is probably not meant.
package struct SchemaReading: Sendable {
  /// The schema, unless something is wrong.
  package let schema: CompiledSchema?
  /// Everything that is wrong, in the order of the documents: each malformed keyword at its own place, in subschemas
  /// that nothing refers to as well.
  package let errors: [SchemaError]
  /// What is allowed and probably not meant, in the schema's own document and in its order.
  package let remarks: [SchemaRemark]
  /// The tree to whose nodes errors and remarks point: the schema's document, then those that it refers to.
  package let document: Tree
  private let roots: [NodeID]

  /// Compiles the schema at `root` of `document` with all that it refers to.
  package init(_ document: Tree, root: NodeID = .root, options: SchemaOptions = SchemaOptions()) {
    let compiler = SchemaCompiler(document, root: root, options)
    errors = compiler.errors
    let end = NodeID(document.nodes.count)
    remarks = compiler.remarks.filter { $0.node < end }.sorted { $0.node < $1.node }
    schema = errors.isEmpty ? CompiledSchema(compiler) : nil
    self.document = compiler.tree
    roots = compiler.roots
  }

  /// Where a node stands in its document, which `document.source(of:)` names.
  package func pointer(to node: NodeID) -> JSONPointer { JSONPointer(to: node, in: document, documents: roots) }
}
