import Diagnostics
import SourceText

/// What a list of includes brings into scope, transitively.
package struct IncludedScope: Sendable {
  /// The declarations; `inclusions` begins with the entry of the file that asked.
  package private(set) var scope = Scope()
  /// Names that two of the files declare.
  package private(set) var diagnostics: [Diagnostic] = []
  /// All files of the closure.
  package private(set) var sources: [SourceFile] = []
  /// The variables that texts of the closure refer to.
  package private(set) var variableUses: Set<NameKey> = []
  /// For each declaration the number of the include entry that it came through.
  private var declarations: [(declaration: Declaration, entry: Int)] = []

  init(libraries: [FileIdentity], loaded: [FileIdentity: Library]) {
    var visited: Set<FileIdentity> = []
    for (entry, library) in libraries.enumerated() {
      visit(library, entry: entry, through: [], loaded: loaded, visited: &visited)
    }
  }

  private mutating func visit(
    _ identity: FileIdentity, entry: Int, through inclusions: [SourceSpan], loaded: [FileIdentity: Library],
    visited: inout Set<FileIdentity>
  ) {
    guard visited.insert(identity).inserted, let library = loaded[identity] else { return }
    sources.append(library.source)
    if !library.isComplete { scope.isComplete = false }
    variableUses.formUnion(library.variableUses)
    for var declaration in library.declarations {
      declaration.inclusions = inclusions
      declarations.append((declaration, entry))
    }
    for include in library.includes {
      visit(include.library, entry: entry, through: inclusions + [include.entry], loaded: loaded, visited: &visited)
    }
  }

  /// The same scope as seen by a file whose include entries are `entries`.
  func entered(through entries: [SourceSpan], isComplete: Bool) -> IncludedScope {
    var entered = self
    if !isComplete { entered.scope.isComplete = false }
    for (shared, entry) in declarations {
      var declaration = shared
      if entry < entries.count { declaration.inclusions.insert(entries[entry], at: 0) }
      entered.scope.add(declaration, diagnostics: &entered.diagnostics)
    }
    return entered
  }
}
