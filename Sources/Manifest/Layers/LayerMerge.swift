import Diagnostics
import DocumentModel
import SourceText

/// Merges the layers of a job into one tree (manifest language §6).
///
/// First the layers' nodes are put side by side in one tree, the stage, with all texts and origins that the job will
/// have. Then the result is written top-down: at each place the nodes that the layers hold there are looked at together,
/// so that every node of the job is copied once, and with it no text.
struct LayerMerge {
  /// The nodes of all layers, those of the job's own document first and under their own numbers; the texts and the
  /// origins of the job.
  var stage: Tree
  /// The job's nodes. Its texts and origins are the stage's in the end.
  var output: Tree
  /// The first is the job's own document.
  var layers: [Layer]
  var diagnostics: [Diagnostic] = []
  let scope: Scope
  /// Resolves the texts by which keyed lists merge.
  var keys: ReferenceResolver
  /// The layer of the job's own body, whose keys are the ones to point at.
  static let ownLayer = 0
  /// The shared declarations being put in place, to find loops among parameter sets.
  var expanding: [Declaration] = []
  /// How many parameter sets and volumes `$use` put in place.
  var useCount = 0
  var suggestions = SuggestionBudget()
  /// Nil unless somebody wants to know who wrote what.
  var trace: MergeTrace?
  /// What the body lacks by a mistake that is reported elsewhere.
  var gaps = Gaps()
  /// The templates of the scalars of `output`.
  var templates = TemplateTable()
  /// The keys `label` and `value` of `output`, without their place; nil where they were not needed yet.
  var parameterKeys: (label: Node, value: Node)?
  /// The nodes of places at which more than three layers hold one.
  var chain = LayerChain()
  /// The texts of keys of lists that hold references. Where there is one, the body may be another elsewhere.
  var resolvedKeys: [[UInt8]] = []

  /// How shared declarations that came in last got into reach: the next one mostly came the same way.
  var lastWay: Way?

  init(document: Document, context: JobContext) {
    layers = [Layer(document: document)]
    stage = document.tree
    let count = document.tree.nodes.count
    stage.reserveCapacity(nodes: count + count / 4 + 64, text: document.tree.text.count + 1_024)
    output = Tree(source: document.source)
    output.reserveCapacity(nodes: 256, text: 0)
    scope = context.scope
    keys = ReferenceResolver(context: context)
  }

  /// Where in a request a node stands, as far as merging minds.
  enum Place {
    /// An entry of a keyed list, where `$use` may stand.
    case body, config, parameter, volumes, entry, notification, list, other

    func child(_ key: NodeID, in tree: borrowing Tree) -> Place {
      switch self {
      case .body:
        if tree.text(of: key, equals: "config") {
          .config
        } else {
          tree.text(of: key, equals: "notification") ? .notification : .other
        }
      case .notification: tree.text(of: key, equals: "events") ? .list : .other
      case .config:
        if tree.text(of: key, equals: "parameter") {
          .parameter
        } else if tree.text(of: key, equals: "volumes") {
          .volumes
        } else {
          tree.text(of: key, equals: "data_source") ? .list : .other
        }
      case .parameter, .volumes, .entry, .list, .other: .other
      }
    }
  }

  /// What the layers' maps, from low to high, make together.
  ///
  /// - Parameter overlay: the environment's overlay among them.
  mutating func body(of layers: ArraySlice<LayerNode>, overlay: NodeID?) -> MergedBody {
    if var nodes = layers.first.map({ LayerNodes($0) }) {
      for layer in layers.dropFirst() { nodes.append(layer, &chain) }
      writeMapping(nodes, place: .body)
    }
    output.takeTexts(of: stage)
    // Not known without a look at every node.
    output.mayHoldAmbiguousScalars = true
    var body = output
    // Before references: one to a parameter's value takes the text that is sent.
    ParameterForm.setTexts(in: &body)
    return MergedBody(
      tree: body, templates: templates, gaps: gaps, diagnostics: diagnostics, overlay: overlay,
      isFixed: resolvedKeys.isEmpty)
  }

  /// Writes a node that no other layer touches.
  mutating func write(_ node: LayerNode, place: Place) {
    if !self.node(node).kind.isCollection { return copyScalar(node) }
    write(LayerNodes(node), place: place)
  }

  /// Writes what the nodes at one place, from low to high, make together; there is at least one.
  mutating func write(_ nodes: LayerNodes, place: Place) {
    let top = nodes.last
    trace?.note(nodes.all(chain), at: output.nodes.count)
    if nodes.count == 1, place == .other || place == .list,
      layers[top.layer].document.traits.isDisjoint(with: [.directives, .referencesInKeys])
    {
      return copySubtree(top)
    }
    if place == .parameter, isListOrMap(top) { return writeParameters(nodes) }
    if place == .volumes, isListOrMap(top) { return writeVolumes(nodes) }
    switch node(top).kind {
    case .mapping:
      if place == .list, holdsDirective(top) { return writeChangedList(nodes) }
      if nodes.count == 1 { return writeMapping(nodes, place: place) }
      let all = nodes.all(chain)
      var first = nodes.count - 1
      while first > 0, node(all[first - 1]).kind == .mapping, !changesList(all[first - 1]) { first -= 1 }
      if first == 0 { return writeMapping(nodes, place: place) }
      var upper = LayerNodes(all[first])
      for node in all[(first + 1)...] { upper.append(node, &chain) }
      writeMapping(upper, place: place)
    case .sequence:
      let id = open(top, kind: .sequence)
      for item in stage.items(of: top.id) { write(LayerNode(layer: top.layer, id: item), place: .other) }
      output.close(id, childCount: node(top).childCount)
    default: copyScalar(top)
    }
  }

  private mutating func writeMapping(_ nodes: LayerNodes, place: Place) {
    let before = diagnostics.count
    let slots = mergedEntries(nodes, place: place)
    let id = open(nodes.last(inLayer: Self.ownLayer, chain) ?? nodes.last, kind: .mapping)
    for slot in slots {
      copyScalar(slot.key, flags: .key)
      let child = place == .other ? .other : place.child(slot.key.id, in: stage)
      if slot.values.count == 1 { write(slot.values.last, place: child) } else { write(slot.values, place: child) }
    }
    output.close(id, childCount: slots.count)
    // Nothing but a misplaced directive: that was said, and an empty map is not what was meant.
    if slots.isEmpty, diagnostics.count > before { output[id].flags.insert(.secret) }
  }

  private mutating func mergedEntries(_ nodes: LayerNodes, place: Place) -> [SlotTable.Slot] {
    var slots = SlotTable(isMerged: nodes.count > 1, count: node(nodes.last).childCount + 8)
    for layerNode in nodes.all(chain) {
      let isPlain = layers[layerNode.layer].document.traits.isDisjoint(with: [.directives, .referencesInKeys])
      if !isPlain { unset(in: &slots, by: layerNode) }
      guard node(layerNode).kind == .mapping else { continue }
      let end = node(layerNode).next
      var key = NodeID(layerNode.id.rawValue + 1)
      while key.rawValue < end {
        let value = NodeID(key.rawValue + 1)
        defer { key = NodeID(stage.nodes[value.index].next) }
        if place == .body {
          guard let known = TopLevelKey(key, in: stage) else {
            if layerNode.layer != Self.ownLayer { gaps.add(unknown: key, in: stage) }
            continue
          }
          if !known.isBody { continue }
        }
        if !isPlain, skipsKey(key, place: place) { continue }
        slots.add(
          key: LayerNode(layer: layerNode.layer, id: key), value: LayerNode(layer: layerNode.layer, id: value),
          stage: stage, &chain)
      }
    }
    return slots.slots
  }

  /// Whether a key is no key of the result: a directive, which is checked here, or one that holds a reference.
  private mutating func skipsKey(_ key: NodeID, place: Place) -> Bool {
    if DocumentTraits.holdsReference(key: key, in: stage) { return true }
    guard Directive.isDirective(key, in: stage) else { return false }
    if place != .entry || Directive(key, in: stage) != .use { checkDirective(key) }
    return true
  }

  /// `$unset` of a layer: the keys that lower layers set are dropped.
  private mutating func unset(in slots: inout SlotTable, by layerNode: LayerNode) {
    guard let list = Directive.unset.operand(in: layerNode.id, of: stage) else { return }
    let names = names(list, directive: .unset)
    let known = slots.names(stage)
    let missing = slots.remove(Set(names.map { NameKey(stage.string(of: $0)) }), stage)
    for name in names where missing.contains(NameKey(stage.string(of: name))) {
      diagnostics.append(
        .nothingBelow(
          "$unset", "key", stage.string(of: name), at: stage.span(of: name), known: suggestions.candidates(known)))
    }
  }

  private mutating func checkDirective(_ key: NodeID) {
    guard let directive = Directive(key, in: stage) else {
      diagnostics.append(
        .unknownName(
          "directive", stage.string(of: key), at: stage.span(of: key), rule: "directive",
          known: Directive.names(Directive.allCases), isClosed: true))
      return
    }
    guard directive != .unset else { return }
    diagnostics.append(
      Diagnostic(
        rule: "directive", message: "\"\(directive.name)\" cannot stand here", at: stage.span(of: key),
        help: directive == .use
          ? "it stands in an entry of \"volumes\" and in \"parameter\"" : "it stands in a map in place of a list"))
  }

  // MARK: Reading and copying nodes

  func node(_ layerNode: LayerNode) -> Node { stage.nodes[layerNode.id.index] }

  /// Whether directives may stand in the document of a node.
  func mayHoldDirectives(_ layerNode: LayerNode) -> Bool {
    layers[layerNode.layer].document.traits.contains(.directives)
  }

  func isListOrMap(_ layerNode: LayerNode) -> Bool {
    let kind = node(layerNode).kind
    return kind == .sequence || kind == .mapping
  }

  /// Whether the node is a map that stands for a list.
  func changesList(_ layerNode: LayerNode) -> Bool {
    mayHoldDirectives(layerNode)
      && stage.entries(of: layerNode.id).contains {
        Directive.isDirective($0.key, in: stage) && Directive($0.key, in: stage)?.changesList == true
      }
  }

  /// Whether a map has a key of a directive's form.
  private func holdsDirective(_ layerNode: LayerNode) -> Bool {
    stage.entries(of: layerNode.id).contains { Directive.isDirective($0.key, in: stage) }
  }

  mutating func open(_ layerNode: LayerNode, kind: NodeKind) -> NodeID {
    let node = node(layerNode)
    return output.open(kind, style: node.style, range: node.range, origin: node.origin)
  }

  /// Copies a subtree that no other layer touches and no directive changes.
  private mutating func copySubtree(_ layerNode: LayerNode) {
    let shift = UInt32(output.nodes.count) &- layerNode.id.rawValue
    for index in layerNode.id.index..<Int(node(layerNode).next) {
      let copied = LayerNode(layer: layerNode.layer, id: NodeID(index))
      copy(copied, next: stage.nodes[index].next &+ shift)
    }
  }

  mutating func copyScalar(_ layerNode: LayerNode, flags: NodeFlags = []) {
    copy(layerNode, next: UInt32(output.nodes.count + 1), flags: flags)
  }

  private mutating func copy(_ layerNode: LayerNode, next: UInt32, flags: NodeFlags = []) {
    var node = stage.nodes[layerNode.id.index]
    node.flags.formUnion(flags)
    node.next = next
    if node.flags.contains(.mayHoldReference), let template = layers[layerNode.layer].template(of: layerNode.id) {
      templates.append(template, for: output.nodes.count)
    }
    output.nodes.append(node)
  }

  /// The scalars of a directive's list of names; a single scalar counts as a list of one.
  mutating func names(_ id: NodeID, directive: Directive) -> [NodeID] {
    if !stage[id].kind.isCollection, stage[id].kind != .null { return [id] }
    let items = Array(stage.items(of: id))
    if stage[id].kind == .sequence, items.allSatisfy({ !stage[$0].kind.isCollection && stage[$0].kind != .null }) {
      return items
    }
    diagnostics.append(
      Diagnostic(
        rule: "directive", message: "\"\(directive.name)\" takes a list of names, not \(stage.describe(id))",
        at: stage.span(of: id)))
    return []
  }
}
