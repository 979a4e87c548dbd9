import Diagnostics
import DocumentModel
import SourceText

/// `config.parameter` and `config.volumes`: lists that merge by a key, with directives and shared entries.
extension LayerMerge {
  mutating func writeParameters(_ nodes: LayerNodes) { writeKeyedList(nodes, kind: .parameterSet) }

  mutating func writeVolumes(_ nodes: LayerNodes) { writeKeyedList(nodes, kind: .volume) }

  private mutating func writeKeyedList(_ nodes: LayerNodes, kind: Declaration.Kind) {
    var merged = KeyedList()
    for layerNode in nodes.all(chain) where isListOrMap(layerNode) {
      if kind == .volume, node(layerNode).kind == .mapping, !changesList(layerNode) {
        // A map that is no directive: the checker says that a list belongs here.
        return write(nodes.last, place: .other)
      }
      apply(layerNode, to: &merged, kind: kind)
    }
    let list = open(nodes.last(inLayer: Self.ownLayer, chain) ?? nodes.last, kind: .sequence)
    for entry in merged.entries { write(entry) }
    output.close(list, childCount: merged.entries.count)
  }

  /// Applies one layer's list, or the map that stands for it, to the list of the layers below.
  private mutating func apply(_ layerNode: LayerNode, to merged: inout KeyedList, kind: Declaration.Kind) {
    if node(layerNode).kind == .mapping, mayHoldDirectives(layerNode) {
      if let replace = operand(of: .replace, in: layerNode, kind: kind) { merged = newEntries(replace, kind: kind) }
      for directive in [Directive.remove, .unset] {
        if let list = directive.operand(in: layerNode.id, of: stage) {
          remove(list, directive: directive, from: &merged)
        }
      }
      if let prepend = operand(of: .prepend, in: layerNode, kind: kind) {
        merged = KeyedList(newEntries(prepend, kind: kind).entries + merged.entries)
      }
      if let append = operand(of: .append, in: layerNode, kind: kind) {
        for entry in newEntries(append, kind: kind).entries { merged.append(entry) }
      }
    }
    lay(entries(layerNode, kind: kind), over: &merged)
  }

  /// Lays a list over another: an entry with a known key goes on top of that entry, another one to the end.
  private mutating func lay(_ upper: KeyedList, over lower: inout KeyedList) {
    guard !lower.entries.isEmpty else {
      lower = upper
      return
    }
    let lowerCount = lower.entries.count
    for entry in upper.entries {
      guard let key = entry.key, let position = lower.position(of: key, isSame: { areEqual($0, $1) }),
        position < lowerCount
      else {
        lower.append(entry)
        continue
      }
      let isReplaced = isOtherVolumeKind(entry, lower.entries[position])
      lower.update(position) { below in
        if isReplaced { below = entry } else { below.add(entry, &chain) }
        below.isShared = false
      }
    }
  }

  /// Adds an entry of the same list: one that is written there overrides a shared one, whichever comes first; a second
  /// one of its own key stays, so that it can be reported.
  private mutating func add(_ entry: KeyedEntry, to list: inout KeyedList) {
    guard let key = entry.key, let position = list.position(of: key, among: .shared, isSame: { areEqual($0, $1) })
    else {
      if entry.isShared, !list.isAllShared, let key = entry.key,
        let position = list.position(of: key, isSame: { areEqual($0, $1) })
      {
        return list.update(position) { own in
          var merged = entry
          merged.add(own, &chain)
          merged.isShared = false
          own = merged
        }
      }
      list.append(entry)
      return
    }
    list.update(position) { below in
      below.add(entry, &chain)
      below.isShared = entry.isShared
    }
  }

  private func areEqual(_ a: KeyedEntry.Key, _ b: KeyedEntry.Key) -> Bool {
    if a.resolved == nil, b.resolved == nil { return areSame(stage.text(of: a.node.id), stage.text(of: b.node.id)) }
    return text(of: a) == text(of: b)
  }

  private func text(of key: KeyedEntry.Key) -> [UInt8] {
    key.resolved.map { resolvedKeys[Int($0)] } ?? stage.bytes(of: key.node.id)
  }

  /// The list, or map of parameters, that a directive takes; nil, with a finding, for anything else.
  private mutating func operand(
    of directive: Directive, in layerNode: LayerNode, kind: Declaration.Kind
  ) -> LayerNode? {
    guard let value = directive.operand(in: layerNode.id, of: stage) else { return nil }
    let isMap = kind == .parameterSet && stage[value].kind == .mapping
    guard stage[value].kind == .sequence || isMap else {
      diagnostics.append(
        Diagnostic(
          rule: "directive", message: "\"\(directive.name)\" takes a list, not \(stage.describe(value))",
          at: stage.span(of: value)))
      return nil
    }
    return LayerNode(layer: layerNode.layer, id: value)
  }

  /// The entries that a list, or the map form of `parameter`, holds; directives other than `$use` are left out.
  private mutating func entries(_ layerNode: LayerNode, kind: Declaration.Kind) -> KeyedList {
    if node(layerNode).kind == .mapping { return readMap(layerNode, kind: kind) }
    var result = KeyedList()
    guard node(layerNode).kind == .sequence else { return result }
    let mayHoldDirectives = mayHoldDirectives(layerNode)
    let end = node(layerNode).next
    var item = LayerNode(layer: layerNode.layer, id: NodeID(layerNode.id.rawValue + 1))
    while item.id.rawValue < end {
      if mayHoldDirectives, let use = Directive.use.operand(in: item.id, of: stage) {
        readUse(use, of: item, kind: kind, into: &result)
      } else {
        add(KeyedEntry(key: key(of: item, kind: kind), map: item), to: &result)
      }
      item = LayerNode(layer: layerNode.layer, id: NodeID(node(item).next))
    }
    return result
  }

  /// The entries of a list that no lower layer has: a shared set, or what a directive brings. Nothing is there to change.
  private mutating func newEntries(_ layerNode: LayerNode, kind: Declaration.Kind) -> KeyedList {
    if mayHoldDirectives(layerNode), node(layerNode).kind == .mapping {
      for entry in stage.entries(of: layerNode.id) {
        guard let directive = Directive(entry.key, in: stage), directive != .use else { continue }
        diagnostics.append(
          Diagnostic(
            rule: "directive", message: "\"\(directive.name)\" cannot stand here, where no lower layer has a list",
            at: stage.span(of: entry.key),
            help: "it changes the list of a lower layer: write it in \"parameter\" of the job or fragment"))
      }
    }
    return entries(layerNode, kind: kind)
  }

  private mutating func readMap(_ layerNode: LayerNode, kind: Declaration.Kind) -> KeyedList {
    let traits = layers[layerNode.layer].document.traits
    let mayHoldDirectives = traits.contains(.directives)
    let mayHoldReferences = traits.contains(.referencesInKeys)
    var result = KeyedList()
    if mayHoldDirectives, let use = Directive.use.operand(in: layerNode.id, of: stage) {
      result = shared(use, kind: kind)
    }
    let end = node(layerNode).next
    var key = NodeID(layerNode.id.rawValue + 1)
    while key.rawValue < end {
      let value = NodeID(key.rawValue + 1)
      defer { key = NodeID(stage.nodes[value.index].next) }
      if mayHoldReferences, DocumentTraits.holdsReference(key: key, in: stage) { continue }
      if mayHoldDirectives, Directive.isDirective(key, in: stage) {
        if Directive(key, in: stage) == nil { reportUnknownDirective(key) }
        continue
      }
      guard kind == .parameterSet else {
        diagnostics.append(
          .unknownName(
            "directive", stage.string(of: key), at: stage.span(of: key), rule: "directive",
            known: Directive.names([.append, .prepend, .replace, .remove]),
            help: "a map in place of a list holds directives only"))
        continue
      }
      add(pair(Entry(key: key, value: value), in: layerNode.layer), to: &result)
    }
    return result
  }

  /// A parameter of the map form.
  private func pair(_ entry: Entry, in layer: Int) -> KeyedEntry {
    let key = LayerNode(layer: layer, id: entry.key)
    if let trace {
      trace.note(LayerNode(layer: layer, id: entry.value), label: NameKey(stage.string(of: entry.key)))
    }
    return KeyedEntry(
      key: KeyedEntry.Key(hash: node(key).hash, node: key, resolved: nil),
      pair: (key, LayerNode(layer: layer, id: entry.value)))
  }

  private mutating func reportUnknownDirective(_ key: NodeID) {
    diagnostics.append(
      .unknownName(
        "directive", stage.string(of: key), at: stage.span(of: key), rule: "directive",
        known: Directive.names(Directive.allCases)))
  }

  /// An entry with `$use`: the shared volume or sets, and the keys beside it on top.
  private mutating func readUse(
    _ use: NodeID, of item: LayerNode, kind: Declaration.Kind, into result: inout KeyedList
  ) {
    let hasOwnKeys = node(item).childCount > 1
    if kind == .volume {
      for (_, volume) in used(use, kind: kind) {
        let own = hasOwnKeys ? key(of: item, kind: kind) : nil
        var entry = KeyedEntry(key: own ?? key(of: volume, kind: kind), map: volume)
        if hasOwnKeys { entry.add(KeyedEntry(key: own, map: item), &chain) }
        add(entry, to: &result)
      }
      return
    }
    for entry in shared(use, kind: kind).entries { add(entry, to: &result) }
    guard hasOwnKeys else { return }
    if stage.value("label", of: item.id) != nil {
      return add(KeyedEntry(key: key(of: item, kind: kind), map: item), to: &result)
    }
    for entry in stage.entries(of: item.id) where !Directive.isDirective(entry.key, in: stage) {
      add(pair(entry, in: item.layer), to: &result)
    }
  }

  /// The entries of the parameter sets that a `$use` names, a later set's on top of an earlier one's.
  private mutating func shared(_ use: NodeID, kind: Declaration.Kind) -> KeyedList {
    var result = KeyedList()
    for (declaration, set) in used(use, kind: kind) {
      expanding.append(declaration)
      for var entry in newEntries(set, kind: kind).entries {
        entry.isShared = true
        add(entry, to: &result)
      }
      expanding.removeLast()
    }
    return result
  }

  private mutating func remove(_ list: NodeID, directive: Directive, from merged: inout KeyedList) {
    let names = names(list, directive: directive)
    let known = merged.entries.map { entry in entry.key.map { NameKey(text(of: $0)) } }
    let removed = Set(names.map { NameKey(stage.string(of: $0)) })
    let missing = removed.subtracting(known.compactMap { $0 })
    merged = KeyedList(zip(merged.entries, known).filter { !($1.map { removed.contains($0) } ?? false) }.map(\.0))
    guard !missing.isEmpty else { return }
    let texts = known.compactMap { $0.map { String(decoding: $0.utf8, as: UTF8.self) } }
    for name in names where missing.contains(NameKey(stage.string(of: name))) {
      diagnostics.append(
        .nothingBelow(
          "\(directive.name)", "entry", stage.string(of: name), at: stage.span(of: name),
          known: suggestions.candidates(texts)))
    }
  }

  /// The label or mount path of an entry that is a map.
  private mutating func key(of item: LayerNode, kind: Declaration.Kind) -> KeyedEntry.Key? {
    let id: NodeID?
    if kind == .parameterSet {
      id = stage.value("label", of: item.id)
    } else {
      let volume = stage.value("nfs", of: item.id) ?? stage.value("host_path", of: item.id)
      id = volume.flatMap { stage.value("dest_path", of: $0) }
    }
    guard let id, !stage[id].kind.isCollection, stage[id].kind != .null else { return nil }
    let node = LayerNode(layer: item.layer, id: id)
    if let trace, kind == .parameterSet, let value = stage.value("value", of: item.id) {
      let label = keys.key(of: layers[item.layer].original(of: id))
      trace.note(LayerNode(layer: item.layer, id: value), label: label)
    }
    guard stage[id].flags.contains(.mayHoldReference) else {
      return KeyedEntry.Key(hash: TextHash.hash(stage.text(of: id)), node: node, resolved: nil)
    }
    let text = keys.key(of: layers[item.layer].original(of: id)).utf8
    resolvedKeys.append(text)
    return KeyedEntry.Key(hash: TextHash.hash(text.span), node: node, resolved: UInt32(resolvedKeys.count - 1))
  }

  /// Whether one entry is an `nfs` and the other a `host_path`: such an entry is replaced, not merged.
  private func isOtherVolumeKind(_ upper: KeyedEntry, _ lower: KeyedEntry) -> Bool {
    guard let above = upper.maps, let below = lower.maps, upper.pair == nil, lower.pair == nil else { return false }
    func holds(_ name: StaticString, _ maps: LayerNodes) -> Bool {
      maps.all(chain).contains { stage.value(name, of: $0.id) != nil }
    }
    return (holds("nfs", above) && holds("host_path", below)) || (holds("host_path", above) && holds("nfs", below))
  }

  // MARK: Writing entries

  private mutating func write(_ entry: KeyedEntry) {
    guard let pair = entry.pair else {
      if let maps = entry.maps { write(maps, place: .entry) }
      return
    }
    let key = node(pair.key)
    let range = ByteRange(start: key.range.start, end: max(node(pair.value).range.end, key.range.end))
    let map = output.open(.mapping, style: .flow, range: range, origin: key.origin)
    appendKey(parameterKey.label, at: key)
    copyScalar(pair.key)
    output.nodes[output.nodes.count - 1].flags.subtract([.key, .mayHoldReference])
    appendKey(parameterKey.value, at: key)
    // A list entry on top of a map's pair keeps the pair's value where it gives none itself.
    let given = entry.maps.flatMap { value(from: $0) }
    write(given ?? pair.value, place: .other)
    output.close(map, childCount: 2)
  }

  /// The value that the highest map with one gives; nil where none does.
  private func value(from maps: LayerNodes) -> LayerNode? {
    for map in maps.all(chain).reversed() {
      if let value = stage.value("value", of: map.id) { return LayerNode(layer: map.layer, id: value) }
    }
    return nil
  }

  /// Writes one of the two keys of a parameter's entry, which the map form leaves out; it stands where the label does.
  private mutating func appendKey(_ key: Node, at label: Node) {
    var key = key
    key.range = label.range
    key.origin = label.origin
    output.append(key)
  }

  /// These keys, their texts put on the stage when first needed.
  private var parameterKey: (label: Node, value: Node) {
    mutating get {
      if let known = parameterKeys { return known }
      let made = (label: makeKey("label"), value: makeKey("value"))
      parameterKeys = made
      return made
    }
  }

  private mutating func makeKey(_ name: String) -> Node {
    let text = Array(name.utf8)
    return Node(
      kind: .string, style: .plain, flags: .key, textStart: stage.addText(text.span), textCount: UInt32(text.count),
      range: ByteRange(emptyAt: 0), hash: TextHash.hash(text.span))
  }

  /// A list that no key merges, changed by the map on top of it.
  mutating func writeChangedList(_ nodes: LayerNodes) {
    let id = open(nodes.last, kind: .sequence)
    var count = 0
    for item in changedItems(nodes) {
      write(item, place: .other)
      count += 1
    }
    output.close(id, childCount: count)
  }

  private mutating func changedItems(_ nodes: LayerNodes) -> [LayerNode] {
    var items: [LayerNode] = []
    for layerNode in nodes.all(chain) {
      func list(_ id: NodeID) -> [LayerNode] {
        stage.items(of: id).map { LayerNode(layer: layerNode.layer, id: $0) }
      }
      guard node(layerNode).kind == .mapping else {
        items = list(layerNode.id)
        continue
      }
      for entry in stage.entries(of: layerNode.id) {
        let directive = Directive(entry.key, in: stage)
        if directive?.changesList != true || directive == .remove {
          reportInChangedList(entry.key)
        } else if stage[entry.value].kind != .sequence {
          diagnostics.append(
            Diagnostic(
              rule: "directive",
              message: "\"\(stage.string(of: entry.key))\" takes a list, not \(stage.describe(entry.value))",
              at: stage.span(of: entry.value)))
        }
      }
      if let replace = Directive.replace.operand(in: layerNode.id, of: stage) { items = list(replace) }
      if let prepend = Directive.prepend.operand(in: layerNode.id, of: stage) { items = list(prepend) + items }
      if let append = Directive.append.operand(in: layerNode.id, of: stage) { items += list(append) }
    }
    return items
  }

  private mutating func reportInChangedList(_ key: NodeID) {
    let known = Directive.names([.append, .prepend, .replace])
    if Directive(key, in: stage) == .remove {
      diagnostics.append(
        Diagnostic(
          rule: "directive", message: "\"$remove\" works on \"parameter\" and \"volumes\" only",
          at: stage.span(of: key),
          help: "entries of this list have no name; use \"$replace\""))
    } else {
      diagnostics.append(
        .unknownName(
          "directive", stage.string(of: key), at: stage.span(of: key), rule: "directive", known: known,
          help: "a map in place of a list holds directives only"))
    }
  }
}
