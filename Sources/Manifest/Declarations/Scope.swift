import Diagnostics
import SourceText

/// The declarations that a file sees: its own and those that its includes bring.
///
/// What includes bring is shared by all files that include the same; only the file's own declarations are its own.
package struct Scope: Sendable {
  private let included: IncludedScope
  /// The file's `include` entries that could be loaded, in order.
  private let entries: [SourceSpan]
  private var own = DeclarationTable.empty
  /// The places of own declarations that found their name taken.
  package private(set) var conflicts: [SourceSpan] = []
  /// Whether all that the file includes could be read. Where not, a name that is missing may stand in what could not
  /// be read, so nothing is said of it.
  package internal(set) var isComplete: Bool

  init(included: IncludedScope, entries: [SourceSpan], isComplete: Bool) {
    self.included = included
    self.entries = entries
    self.isComplete = isComplete && included.isComplete
  }

  /// The declaration of `name`; nil where there is none.
  package func declaration(_ kind: Declaration.Kind, _ name: String) -> Declaration? {
    declaration(kind, NameKey(name))
  }

  /// The same by the name's bytes.
  func declaration(_ kind: Declaration.Kind, _ name: NameKey) -> Declaration? {
    included.table[kind, name] ?? own[kind, name]
  }

  /// All names of a kind, in the order in which they came into scope.
  package func names(_ kind: Declaration.Kind) -> [String] { included.table.names(kind) + own.names(kind) }

  /// The `include` entries that lead from the scope's file to a declaration's, outermost first; empty for its own.
  package func inclusions(of declaration: Declaration) -> [SourceSpan] {
    var found: [SourceSpan] = []
    forEachInclusion(of: declaration) { found.append($0) }
    return found
  }

  /// Goes through these entries.
  func forEachInclusion(of declaration: Declaration, _ body: (SourceSpan) -> Void) {
    guard let entry = declaration.entry, entry < entries.count else { return }
    body(entries[entry])
    declaration.inclusion?.forEachEntry(body)
  }

  /// What references give in an environment, as far as another file that includes the same had them.
  func settledReferences(in environment: String) -> [ReferenceResolver.Settled] {
    included.settledReferences(in: environment)
  }

  /// Keeps those of `settled` that other files may have as well.
  func keep(_ settled: [ReferenceResolver.Settled], in environment: String) {
    included.keep(settled, in: environment)
  }

  /// Whether includes brought the declaration, and not the file itself.
  func isIncluded(_ declaration: Declaration) -> Bool { declaration.entry != nil }

  /// Brings a declaration of the file's own into scope; a second one of a name is a finding and changes nothing.
  mutating func add(_ declaration: Declaration, diagnostics: inout [Diagnostic]) {
    let key = NameKey(declaration.name)
    if let first = included.table[declaration.kind, key] {
      guard first.key.span != declaration.key.span else { return }
      conflicts.append(declaration.key.span)
      diagnostics.append(.declaredTwice(first, declaration))
    } else if let first = own.add(declaration, key: key) {
      conflicts.append(declaration.key.span)
      diagnostics.append(.declaredTwice(first, declaration))
    }
  }
}

/// Declarations by kind and name.
struct DeclarationTable: Sendable {
  private var declarations = [[NameKey: Declaration]](repeating: [:], count: Declaration.Kind.allCases.count)
  private var order = [[String]](repeating: [], count: Declaration.Kind.allCases.count)

  /// One for all files that declare nothing.
  static let empty = DeclarationTable()

  subscript(kind: Declaration.Kind, name: NameKey) -> Declaration? { declarations[kind.index][name] }

  /// All names of a kind, in the order in which they were added.
  func names(_ kind: Declaration.Kind) -> [String] { order[kind.index] }

  /// Adds a declaration; where its name is taken nothing changes, and the declaration that has it is given back.
  mutating func add(_ declaration: Declaration, key: NameKey) -> Declaration? {
    if let first = declarations[declaration.kind.index][key] { return first }
    declarations[declaration.kind.index][key] = declaration
    order[declaration.kind.index].append(declaration.name)
    return nil
  }
}

extension Diagnostic {
  /// A name that stands for two things.
  static func declaredTwice(_ a: Declaration, _ b: Declaration) -> Diagnostic {
    let (earlier, later) = inFileOrder(a.key.span, b.key.span)
    return Diagnostic(
      rule: "duplicate-declaration", message: "the \(a.kind.phrase) \"\(a.name)\" is declared twice", at: later,
      related: [Label(earlier, "first declared here")],
      help: "rename one of them: a name stands for one thing in everything that a file includes")
  }

  /// The two places so that the result does not depend on which file was met first.
  private static func inFileOrder(_ a: SourceSpan, _ b: SourceSpan) -> (SourceSpan, SourceSpan) {
    if TextOrder.areEqual(a.source.path, b.source.path) { return a.range.start <= b.range.start ? (a, b) : (b, a) }
    return TextOrder.precedes(a.source.path, b.source.path) ? (a, b) : (b, a)
  }
}
