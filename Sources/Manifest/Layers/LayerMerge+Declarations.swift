import Diagnostics
import DocumentModel
import SourceText

extension LayerMerge {
  /// The `include` steps by which a shared declaration got into reach, as an origin of the job's tree.
  struct Way {
    fileprivate let entry: Int?
    fileprivate let inclusion: Inclusion?
    fileprivate let source: SourceFile
    fileprivate let parent: UInt32
    /// That of the innermost step.
    fileprivate let origin: UInt32
  }

  /// Adds the layer of a shared declaration and gives the node of its value.
  ///
  /// - Parameters:
  ///   - site: the name that asked for it; `parent` is that place's origin in the job's tree.
  mutating func enter(
    _ declaration: Declaration, step: Origin.Step, site: SourceSpan, parent: UInt32
  ) -> LayerNode {
    let source = declaration.value.document.source
    let way = way(to: declaration, source: source, from: parent)
    let origin = stage.addOrigin(Origin(source: source, step: step, site: site, parent: way))
    return enter(declaration.value, origin: origin)
  }

  /// The file that declares it was brought into scope by includes, the outermost first.
  private mutating func way(to declaration: Declaration, source: SourceFile, from parent: UInt32) -> UInt32 {
    if let last = lastWay, last.entry == declaration.entry, last.inclusion === declaration.inclusion,
      last.source === source, last.parent == parent
    {
      return last.origin
    }
    var chain = parent
    scope.forEachInclusion(of: declaration) { site in
      chain = stage.addOrigin(Origin(source: source, step: .include, site: site, parent: chain))
    }
    lastWay = Way(
      entry: declaration.entry, inclusion: declaration.inclusion, source: source, parent: parent, origin: chain)
    return chain
  }

  /// The shared declarations that a `$use` names, each entered as a layer; unknown names are findings.
  mutating func used(_ list: NodeID, kind: Declaration.Kind) -> [(Declaration, LayerNode)] {
    var found: [(Declaration, LayerNode)] = []
    let names = names(list, directive: .use)
    found.reserveCapacity(names.count)
    for name in names {
      let text = stage.string(of: name)
      let site = stage.span(of: name)
      guard let declaration = scope.declaration(kind, text) else {
        if kind == .volume { gaps.isOpen = true }
        guard scope.isComplete else { continue }
        diagnostics.append(
          .unknownName(
            kind.phrase, text, at: site, rule: "unknown-\(kind == .volume ? "volume" : "parameter-set")",
            known: suggestions.candidates(scope.names(kind)) ?? [],
            help: "declare it under \"\(kind.topLevelKey.name)\""))
        continue
      }
      declaration.noteUse()
      if let start = expanding.firstIndex(where: { $0.key.span == declaration.key.span }) {
        if kind == .volume { gaps.isOpen = true }
        reportLoop(Array(expanding[start...]), at: site)
        continue
      }
      guard isWithinBounds(declaration, at: site) else { return found }
      let shape = declaration.value.node.kind
      guard shape == .mapping || (shape == .sequence && kind == .parameterSet) else {
        if kind == .volume { gaps.isOpen = true }
        continue
      }
      let step: Origin.Step = kind == .volume ? .volume(name: text) : .parameterSet(name: text)
      found.append((declaration, enter(declaration, step: step, site: site, parent: stage[name].origin)))
    }
    return found
  }

  /// The most sets that may use one another in a row, and the most `$use`s that one job may come to.
  private static let maximumDepth = 200
  private static let maximumUseCount = 100_000
  /// The most nodes, and the most bytes of text, that declarations may put on the stage: as many as a document and a
  /// file may have.
  private static let maximumNodeCount = 1_000_000
  private static let maximumTextCount = 64 << 20

  /// Counts a `$use`; false, with a finding, where sets that use sets would take forever.
  private mutating func isWithinBounds(_ declaration: Declaration, at site: SourceSpan) -> Bool {
    useCount += 1
    let isDeep = expanding.count >= Self.maximumDepth
    let own = layers[Self.ownLayer].document
    let isLarge =
      stage.nodes.count - own.tree.nodes.count > Self.maximumNodeCount
      || stage.text.count - own.tree.text.count > Self.maximumTextCount
    guard isDeep || isLarge || useCount > Self.maximumUseCount else { return true }
    if !diagnostics.contains(where: { $0.rule == "use-limit" }) {
      let phrase = declaration.kind.phrase
      let message =
        if isDeep {
          "more than \(Self.maximumDepth) \(phrase)s use each other in a row"
        } else if isLarge {
          "the \(phrase)s that this job uses, one through the other, come to more than 1,000,000 nodes or 64 MiB of text"
        } else {
          "this job uses \(phrase)s more than 100,000 times, one through the other"
        }
      diagnostics.append(
        Diagnostic(rule: "use-limit", message: message, at: site, help: "list the entries in fewer sets"))
    }
    return false
  }

  private mutating func reportLoop(_ loop: [Declaration], at site: SourceSpan) {
    let names = (loop + loop.prefix(1)).map(\.name).joined(separator: " → ")
    diagnostics.append(
      Diagnostic(
        rule: "declaration-cycle", message: "\(loop[0].kind.phrase)s use each other in a loop: \(names)", at: site))
  }
}
