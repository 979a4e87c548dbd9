import Diagnostics
import DocumentModel
import Manifest
import SourceText

/// A fragment, a shared volume or a parameter set that the jobs of one file do not use.
struct UnusedShare: Sendable {
  let kind: Declaration.Kind
  let name: String
  let span: SourceSpan
  /// The names of volumes and sets that it would use itself.
  let uses: [String]

  init(_ declaration: Declaration) {
    kind = declaration.kind
    name = declaration.name
    span = declaration.key.span
    let tree = declaration.value.tree
    let id = declaration.value.id
    var uses: [String] = []
    for index in id.index..<Int(tree[id].next)
    where tree.nodes[index].flags.contains(.key) && tree.text(of: NodeID(index), equals: "$use") {
      let value = NodeID(index + 1)
      let names = tree[value].kind == .sequence ? Array(tree.items(of: value)) : [value]
      uses += names.map { tree.string(of: $0) }
    }
    self.uses = uses
  }

  /// A warning for each declaration that no job of the project uses; one that only such a declaration would use goes
  /// with it and is not reported.
  ///
  /// A file may be both a manifest and included by others, so that a declaration is told by its place.
  static func findings(
    _ outcomes: [FileOutcome], libraries: [Library], isReported: (SourceSpan) -> Bool
  ) -> [Diagnostic] {
    var unused: [UnusedShare] = []
    var used: Set<VariablePlace> = []
    for library in libraries {
      for declaration in library.declarations where declaration.kind != .variable {
        if declaration.isUsed {
          used.insert(VariablePlace(declaration.key.span))
        } else {
          unused.append(UnusedShare(declaration))
        }
      }
    }
    // By index: taking each outcome out would copy it.
    for i in outcomes.indices where !outcomes[i].unusedShares.isEmpty { unused += outcomes[i].unusedShares }
    guard !unused.isEmpty else { return [] }
    var scopes: Set<ObjectIdentifier> = []
    for outcome in outcomes {
      // Of two declarations of one name the second is out of scope; that nothing uses it goes without saying.
      used.formUnion(outcome.usedVariables)
      if let included = outcome.included, scopes.insert(ObjectIdentifier(included)).inserted {
        used.formUnion(included.usedVariables.map { VariablePlace($0) })
      }
    }
    var seen: Set<VariablePlace> = []
    unused.removeAll { used.contains(VariablePlace($0.span)) || !seen.insert(VariablePlace($0.span)).inserted }
    let wanted = Set(
      unused.flatMap { share in share.uses.filter { !TextOrder.areEqual($0, share.name) }.map { NameKey($0) } })
    return unused.filter { ($0.kind == .fragment || !wanted.contains(NameKey($0.name))) && isReported($0.span) }
      .map(\.diagnostic)
  }

  private var diagnostic: Diagnostic {
    Diagnostic(
      rule: rule, severity: .warning, message: "nothing uses the \(kind.phrase) \"\(name)\"", at: span,
      help: "remove it, or name it \(place)")
  }

  private var rule: String {
    switch kind {
    case .variable: "unused-variable"
    case .fragment: "unused-fragment"
    case .volume: "unused-volume"
    case .parameterSet: "unused-parameter-set"
    }
  }

  private var place: String {
    switch kind {
    case .variable: "in a reference"
    case .fragment: "under \"use\" in a job"
    case .volume: "as `$use: \(name)` in \"volumes\""
    case .parameterSet: "as `$use: \(name)` in \"parameter\""
    }
  }
}
