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

  /// A file to look at and how it was reached.
  private typealias Visit = (library: FileIdentity, entry: Int, way: Inclusion?)

  /// Goes through the libraries that the entries lead to and through theirs, depth first and in order, each once.
  init(libraries: [FileIdentity], loaded: [FileIdentity: Library]) {
    var visited: Set<FileIdentity> = []
    var waiting: [Visit] = libraries.enumerated().reversed().map { ($0.element, $0.offset, nil) }
    while let visit = waiting.popLast() {
      guard visited.insert(visit.library).inserted, let library = loaded[visit.library] else { continue }
      sources.append(library.source)
      if !library.isComplete { scope.isComplete = false }
      variableUses.formUnion(library.variableUses)
      for var declaration in library.declarations {
        declaration.inclusion = visit.way
        declarations.append((declaration, visit.entry))
      }
      for include in library.includes.reversed() where !visited.contains(include.library) {
        waiting.append((include.library, visit.entry, Inclusion(include.entry, from: visit.way)))
      }
    }
  }

  /// The same scope as seen by a file whose include entries are `entries`.
  func entered(through entries: [SourceSpan], isComplete: Bool) -> IncludedScope {
    var entered = self
    if !isComplete { entered.scope.isComplete = false }
    for (shared, entry) in declarations {
      var declaration = shared
      if entry < entries.count {
        declaration.inclusion = Inclusion(nil, from: declaration.inclusion, outermost: entries[entry])
      }
      entered.scope.add(declaration, diagnostics: &entered.diagnostics)
    }
    return entered
  }
}
