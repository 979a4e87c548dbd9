import Diagnostics
import SourceText

/// What the documents of one file see: the declarations of all of them and those that their includes bring.
package struct FileScope: Sendable {
  package private(set) var scope: Scope
  /// The files that were included, directly or not.
  package let sources: [SourceFile]
  /// The variables that the file itself declares.
  package private(set) var ownVariables: [Declaration] = []
  /// Whether the file declares anything itself.
  package private(set) var hasOwnDeclarations = false
  /// The places of the variables in scope that the file, or what it includes, refers to.
  package private(set) var usedVariables: [SourceSpan] = []

  /// Reads the declarations of `documents`, the file at `path`.
  ///
  /// - Parameter isComplete: whether these are all of the file's documents, and not only those that can be read.
  package init(
    _ documents: [KeptDocument], at path: AbsolutePath, graph: SourceGraph, isComplete: Bool = true,
    diagnostics: inout [Diagnostic]
  ) {
    var isComplete = isComplete
    var entries: [InclusionEntry] = []
    for document in documents {
      entries += InclusionEntry.read(
        document.document, outline: document.outline, diagnostics: &diagnostics, isComplete: &isComplete)
    }
    let included = graph.scope(of: entries, at: path, diagnostics: &diagnostics)
    diagnostics += included.diagnostics
    scope = included.scope
    if !isComplete { scope.isComplete = false }
    sources = included.sources
    var uses = included.variableUses
    for document in documents {
      uses.formUnion(document.document.variableUses())
      for declaration in document.declarations(diagnostics: &diagnostics) {
        scope.add(declaration, diagnostics: &diagnostics)
        hasOwnDeclarations = true
        if declaration.kind == .variable { ownVariables.append(declaration) }
      }
    }
    // Of two declarations of one name the second is out of scope; that nothing uses it goes without saying.
    usedVariables += scope.conflicts
    // A name that is misspelt is that mistake alone: the variable that was meant is not called unused as well.
    for use in uses where scope.declaration(.variable, String(decoding: use.utf8, as: UTF8.self)) == nil {
      let name = String(decoding: use.utf8, as: UTF8.self)
      guard scope.names(.variable).count < 1_000,
        let meant = Suggestion.nearest(to: name, among: scope.names(.variable))
      else { continue }
      uses.insert(NameKey(meant))
    }
    for declaration in scope.all(.variable) where uses.contains(NameKey(declaration.name)) {
      usedVariables.append(declaration.key.span)
    }
  }
}
