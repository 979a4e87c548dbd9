import DocumentModel

/// A JSON Schema of draft 2020-12, compiled once and evaluated over any number of trees.
///
/// `isValid` is the fast pass; only what it refuses is worth `violations`. The two agree: there are violations exactly
/// where an instance is not valid.
package struct CompiledSchema: Sendable {
  /// The document that the schema was read from, and after its nodes those of the documents that it refers to:
  /// `Violation.keyword` and `Violation.path` are nodes of it.
  package let document: Tree
  /// The roots of these documents, ascending.
  private let roots: [NodeID]
  let program: Program

  /// Compiles the schema at `root` of `document` with all that it refers to.
  ///
  /// - Throws: the first of the errors that `SchemaReading` finds; its node is one of `document`.
  package init(_ document: Tree, root: NodeID = .root, options: SchemaOptions = SchemaOptions()) throws(SchemaError) {
    let compiler = SchemaCompiler(document, root: root, options)
    if let error = compiler.firstError { throw error }
    self.init(compiler)
  }

  init(_ compiler: SchemaCompiler) {
    document = compiler.tree
    roots = compiler.roots
    program = compiler.program
  }

  /// Whether the value at `id` of `tree` satisfies the schema.
  package func isValid(_ tree: Tree, _ id: NodeID = .root) -> Bool {
    Evaluation(ProgramView(program), constants: document, tree).holds(0, id, 0)
  }

  /// Every way in which the value at `id` of `tree` fails, in the order of the instance where the schema leaves it.
  package func violations(_ tree: Tree, _ id: NodeID = .root) -> [Violation] {
    var explanation = Explanation(program, document, tree)
    explanation.explain(0, id, 0)
    return explanation.violations
  }

  /// Where a violation's keyword stands in its document, which `document.source(of:)` names: a JSON Pointer.
  package func pointer(of violation: Violation) -> JSONPointer { pointer(to: violation.keyword) }

  /// Where a node of the schema stands in its document.
  package func pointer(to node: NodeID) -> JSONPointer {
    JSONPointer(to: node, in: document, documents: roots)
  }
}

extension JSONPointer {
  /// Where a node stands in its own one of the documents of a tree.
  init(to node: NodeID, in tree: Tree, documents roots: [NodeID]) {
    self.init(to: node, in: tree, from: roots.last { $0 <= node } ?? .root)
  }
}
