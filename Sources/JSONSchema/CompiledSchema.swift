import DocumentModel

/// A JSON Schema of draft 2020-12, compiled once and evaluated over any number of trees.
///
/// `isValid` is the fast pass; only what it refuses is worth `violations`. The two agree: there are violations exactly
/// where an instance is not valid.
package struct CompiledSchema: Sendable {
  /// The document that the schema was read from: `Violation.keyword` and `Violation.path` are nodes of it.
  package let document: Tree
  let program: Program

  /// Compiles the schema at `root` of `document` with all that it refers to within the document.
  package init(_ document: Tree, root: NodeID = .root, options: SchemaOptions = SchemaOptions()) throws(SchemaError) {
    self.document = document
    program = try SchemaCompiler(document, root: root, options).program
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

  /// Where a violation's keyword stands in the schema's document: a JSON Pointer.
  package func pointer(of violation: Violation) -> JSONPointer { JSONPointer(to: violation.keyword, in: document) }
}
