import Diagnostics
import SourceText

/// The declarations that a file sees: its own and those that its includes bring.
package struct Scope: Sendable {
  private var declarations: [Declaration.Kind: [NameKey: Declaration]] = [:]
  private var order: [Declaration.Kind: [String]] = [:]

  /// The places of declarations that found their name taken.
  package private(set) var conflicts: [SourceSpan] = []
  /// Whether all that the file includes could be read. Where not, a name that is missing may stand in what could not
  /// be read, so nothing is said of it.
  package internal(set) var isComplete = true

  package init() {}

  /// The declaration of `name`; nil where there is none.
  package func declaration(_ kind: Declaration.Kind, _ name: String) -> Declaration? {
    declarations[kind]?[NameKey(name)]
  }

  /// All names of a kind, in the order in which they came into scope.
  package func names(_ kind: Declaration.Kind) -> [String] { order[kind] ?? [] }

  /// All declarations of a kind, in the order in which they came into scope.
  package func all(_ kind: Declaration.Kind) -> [Declaration] {
    names(kind).compactMap { declaration(kind, $0) }
  }

  /// Brings a declaration into scope; a second one of the same name is a finding and changes nothing.
  package mutating func add(_ declaration: Declaration, diagnostics: inout [Diagnostic]) {
    let key = NameKey(declaration.name)
    guard let first = declarations[declaration.kind]?[key] else {
      declarations[declaration.kind, default: [:]][key] = declaration
      order[declaration.kind, default: []].append(declaration.name)
      return
    }
    if first.key.span == declaration.key.span { return }
    conflicts.append(declaration.key.span)
    let (earlier, later) = Self.inFileOrder(first.key.span, declaration.key.span)
    diagnostics.append(
      Diagnostic(
        rule: "duplicate-declaration",
        message: "the \(declaration.kind.phrase) \"\(declaration.name)\" is declared twice",
        at: later, related: [Label(earlier, "first declared here")],
        help: "rename one of them: a name stands for one thing in everything that a file includes"))
  }

  /// The two places so that the result does not depend on which file was met first.
  private static func inFileOrder(_ a: SourceSpan, _ b: SourceSpan) -> (SourceSpan, SourceSpan) {
    if a.source.path.utf8.elementsEqual(b.source.path.utf8) { return a.range.start <= b.range.start ? (a, b) : (b, a) }
    return a.source.path.utf8.lexicographicallyPrecedes(b.source.path.utf8) ? (a, b) : (b, a)
  }
}
