import Diagnostics
import SourceText

/// What the documents of one file see: the declarations of all of them and those that their includes bring.
package struct FileScope: Sendable {
  package private(set) var scope: Scope
  /// The files that were included, directly or not.
  package let sources: [SourceFile]
  /// The variables that the file itself declares.
  package private(set) var ownVariables: [Declaration] = []
  /// The places of the variables in scope that the file, or what it includes, refers to.
  package private(set) var usedVariables: [SourceSpan] = []

  /// Reads the declarations of `documents`, the file at `path`.
  package init(
    _ documents: [KeptDocument], at path: AbsolutePath, graph: SourceGraph, diagnostics: inout [Diagnostic]
  ) {
    let entries = documents.flatMap {
      InclusionEntry.read($0.document, outline: $0.outline, diagnostics: &diagnostics)
    }
    let included = graph.scope(of: entries, at: path, diagnostics: &diagnostics)
    diagnostics += included.diagnostics
    scope = included.scope
    sources = included.sources
    var uses = included.variableUses
    for document in documents {
      uses.formUnion(document.document.variableUses())
      for declaration in document.declarations(diagnostics: &diagnostics) {
        scope.add(declaration, diagnostics: &diagnostics)
        if declaration.kind == .variable { ownVariables.append(declaration) }
      }
    }
    for declaration in scope.all(.variable) where uses.contains(NameKey(declaration.name)) {
      usedVariables.append(declaration.key.span)
    }
  }
}
