import Diagnostics
import SourceText
import Synchronization

/// What a list of includes brings into scope, transitively; made once for all files that include the same.
package final class IncludedScope: Sendable {
  let table: DeclarationTable
  /// Names that two of the files declare.
  package let diagnostics: [Diagnostic]
  /// All files of the closure.
  package let sources: [SourceFile]
  /// The files that are included directly, in order.
  package let direct: [SourceFile]
  /// Where the files of the closure lie, symbolic links followed.
  package let locations: [AbsolutePath]
  /// Where includes of the closure lead that lead to no file.
  package let missing: [AbsolutePath]
  /// The paths of all files of the closure.
  package let paths: Set<NameKey>
  /// The variables of the closure that its own texts refer to, and those whose name was taken.
  package let usedVariables: [SourceSpan]
  /// The names of variables that texts of the closure refer to and that the closure does not declare.
  let foreignUses: Set<NameKey>
  let isComplete: Bool

  private typealias SettledReferences = (environment: String, settled: [ReferenceResolver.Settled])
  /// By the environment's name; environments are few.
  private let settledReferences = Mutex<[SettledReferences]>([])

  /// What references give in an environment, as far as a file had them.
  func settledReferences(in environment: String) -> [ReferenceResolver.Settled] {
    settledReferences.withLock { known in
      known.first { TextOrder.areEqual($0.environment, environment) }?.settled ?? []
    }
  }

  /// Keeps what is the same for all files that include the same, where it is more than is known.
  func keep(_ settled: [ReferenceResolver.Settled], in environment: String) {
    guard let last = settled.last, last.isShared else { return }
    settledReferences.withLock { known in
      let index = known.firstIndex { TextOrder.areEqual($0.environment, environment) }
      let count = index.map { known[$0].settled.count } ?? 0
      guard count < settled.count, count < ReferenceResolver.sharedLimit else { return }
      let shared = Array(settled.filter(\.isShared).prefix(ReferenceResolver.sharedLimit))
      if let index { known[index].settled = shared } else { known.append((environment, shared)) }
    }
  }

  /// A file to look at and how it was reached.
  private typealias Visit = (library: FileIdentity, entry: Int, way: Inclusion?)

  /// Goes through the libraries that the entries lead to and through theirs, depth first and in order, each once.
  init(libraries: [FileIdentity], loaded: [FileIdentity: Library]) {
    var table = DeclarationTable()
    var diagnostics: [Diagnostic] = []
    var conflicts: [SourceSpan] = []
    var sources: [SourceFile] = []
    var locations: [AbsolutePath] = []
    var missing: [AbsolutePath] = []
    var uses: Set<NameKey> = []
    var isComplete = true
    var visited: Set<FileIdentity> = []
    var waiting: [Visit] = libraries.enumerated().reversed().map { ($0.element, $0.offset, nil) }
    while let visit = waiting.popLast() {
      guard visited.insert(visit.library).inserted, let library = loaded[visit.library] else { continue }
      sources.append(library.source)
      locations.append(library.path)
      missing += library.missing
      if !library.isComplete { isComplete = false }
      uses.formUnion(library.variableUses)
      for written in library.declarations {
        let declaration = Declaration(written, entry: visit.entry, inclusion: visit.way)
        guard let first = table.add(declaration, key: NameKey(declaration.name)) else { continue }
        conflicts.append(declaration.key.span)
        diagnostics.append(.declaredTwice(first, declaration))
      }
      for include in library.includes.reversed() where !visited.contains(include.library) {
        waiting.append((include.library, visit.entry, Inclusion(include.entry, from: visit.way)))
      }
    }
    foreignUses = uses.filter { table[.variable, $0] == nil }
    usedVariables = conflicts + uses.compactMap { table[.variable, $0]?.key.span }
    paths = Set(sources.map { NameKey($0.path) })
    self.table = table
    self.diagnostics = diagnostics
    self.sources = sources
    self.locations = locations
    self.missing = missing
    direct = libraries.compactMap { loaded[$0]?.source }
    self.isComplete = isComplete
  }
}
