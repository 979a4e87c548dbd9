import Diagnostics
import SourceText

/// What the documents of one file see: the declarations of all of them and those that their includes bring.
package struct FileScope: Sendable {
  package private(set) var scope: Scope
  /// What the file's includes bring.
  package let included: IncludedScope
  /// Where includes lead that lead to no file, those of included files as well.
  package let missing: [AbsolutePath]
  /// What the file itself declares.
  package private(set) var ownDeclarations: [Declaration] = []
  /// The places of the file's own variables that it refers to, or what it includes without declaring them. Of included
  /// ones their declaration takes note: most files use some, and no list of them need be kept.
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
    let found = graph.scope(of: entries, at: path, isComplete: isComplete, diagnostics: &diagnostics)
    (scope, included) = (found.scope, found.included)
    missing = found.missing + found.included.missing
    diagnostics += included.diagnostics
    for document in documents {
      for declaration in document.declarations(diagnostics: &diagnostics) {
        scope.add(declaration, diagnostics: &diagnostics)
        ownDeclarations.append(declaration)
      }
    }
    // Of two declarations of one name the second is out of scope; that nothing uses it goes without saying.
    usedVariables += scope.conflicts
    // What includes brought takes note of it itself.
    var others: Set<NameKey> = included.foreignUses
    for document in documents {
      document.document.forEachVariableUse { use in
        let declaration = scope.declaration(.variable, use)
        if let declaration, scope.isIncluded(declaration) { declaration.noteUse() } else { others.insert(use) }
      }
    }
    var unknown: [String] = []
    for use in others {
      if let declaration = scope.declaration(.variable, use) {
        note(declaration)
      } else {
        unknown.append(String(decoding: use.utf8, as: UTF8.self))
      }
    }
    if !unknown.isEmpty { noteMisspelt(unknown.sorted(by: TextOrder.precedes)) }
  }

  private mutating func note(_ declaration: Declaration) {
    if scope.isIncluded(declaration) { declaration.noteUse() } else { usedVariables.append(declaration.key.span) }
  }

  /// A name that is misspelt is that mistake alone: the variable that was meant is not called unused as well.
  private mutating func noteMisspelt(_ names: [String]) {
    let known = scope.names(.variable)
    guard known.count < 1_000 else { return }
    var suggestions = SuggestionBudget()
    for name in names {
      guard let known = suggestions.candidates(known) else { return }
      if let meant = Suggestion.nearest(to: name, among: known),
        let declaration = scope.declaration(.variable, meant)
      {
        note(declaration)
      }
    }
  }
}
