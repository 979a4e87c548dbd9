import Diagnostics
import DocumentModel
import SourceText

extension LayerMerge {
  /// Adds the layer of a shared declaration and gives the node of its value.
  ///
  /// - Parameters:
  ///   - site: the name that asked for it; `parent` is that place's origin in the output.
  mutating func enter(
    _ declaration: Declaration, step: Origin.Step, site: SourceSpan, parent: UInt32
  ) -> LayerNode {
    var chain = parent
    // The file that declares it was brought into scope by these includes, the outermost first.
    for inclusion in scope.inclusions(of: declaration) {
      chain = output.addOrigin(
        Origin(source: declaration.value.document.source, step: .include, site: inclusion, parent: chain))
    }
    let origin = output.addOrigin(
      Origin(source: declaration.value.document.source, step: step, site: site, parent: chain))
    layers.append(
      Layer(document: declaration.value.document, origin: origin, range: declaration.value.node.range))
    return LayerNode(layer: layers.count - 1, id: declaration.value.id)
  }

  /// The shared declarations that a `$use` names, each entered as a layer; unknown names are findings.
  mutating func used(_ list: NodeID, by user: LayerNode, kind: Declaration.Kind) -> [(Declaration, LayerNode)] {
    let document = layers[user.layer].document
    let tree = document.tree
    var found: [(Declaration, LayerNode)] = []
    for name in names(list, in: tree, directive: .use) {
      let text = tree.string(of: name)
      guard let declaration = scope.declaration(kind, text) else {
        if kind == .volume { gaps.isOpen = true }
        guard scope.isComplete else { continue }
        diagnostics.append(
          .unknownName(
            kind.phrase, text, at: tree.span(of: name), rule: "unknown-\(kind == .volume ? "volume" : "parameter-set")",
            known: suggestions.candidates(scope.names(kind)) ?? [],
            help: "declare it under \"\(kind.topLevelKey.name)\""))
        continue
      }
      declaration.noteUse()
      if let start = expanding.firstIndex(where: { $0.key.span == declaration.key.span }) {
        if kind == .volume { gaps.isOpen = true }
        reportLoop(Array(expanding[start...]), at: tree.span(of: name))
        continue
      }
      guard isWithinBounds(declaration, at: tree.span(of: name)) else { return found }
      let shape = declaration.value.node.kind
      guard shape == .mapping || (shape == .sequence && kind == .parameterSet) else {
        if kind == .volume { gaps.isOpen = true }
        continue
      }
      let parent = layers[user.layer].origin(for: tree[name].origin, in: &output)
      let step: Origin.Step = kind == .volume ? .volume(name: text) : .parameterSet(name: text)
      found.append((declaration, enter(declaration, step: step, site: tree.span(of: name), parent: parent)))
    }
    return found
  }

  /// The most sets that may use one another in a row, and the most `$use`s that one job may come to.
  private static let maximumDepth = 200
  private static let maximumUseCount = 100_000

  /// Counts a `$use`; false, with a finding, where sets that use sets would take forever.
  private mutating func isWithinBounds(_ declaration: Declaration, at site: SourceSpan) -> Bool {
    useCount += 1
    let isDeep = expanding.count >= Self.maximumDepth
    guard isDeep || useCount > Self.maximumUseCount else { return true }
    if !diagnostics.contains(where: { $0.rule == "use-limit" }) {
      let phrase = declaration.kind.phrase
      diagnostics.append(
        Diagnostic(
          rule: "use-limit",
          message: isDeep
            ? "more than \(Self.maximumDepth) \(phrase)s use each other in a row"
            : "this job uses \(phrase)s more than 100,000 times, one through the other",
          at: site, help: "list the entries in fewer sets"))
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
