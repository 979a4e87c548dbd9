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
    let list = open(nodes.last(inLayer: ownLayer, chain) ?? nodes.last, kind: .sequence)
    for entry in merged.entries { write(entry) }
    output.close(list, childCount: merged.entries.count)
  }

  /// Applies one layer's list, or the map that stands for it, to the list of the layers below.
  private mutating func apply(_ layerNode: LayerNode, to merged: inout KeyedList, kind: Declaration.Kind) {
    let document = layers[layerNode.layer].document
    if node(layerNode).kind == .mapping, document.traits.contains(.directives) {
      if let replace = operand(of: .replace, in: layerNode, kind: kind) { merged = newEntries(replace, kind: kind) }
      for directive in [Directive.remove, .unset] {
        if let list = document.tree.value(directive.name, of: layerNode.id) {
          remove(list, in: document.tree, directive: directive, from: &merged)
        }
      }
      if let prepend = operand(of: .prepend, in: layerNode, kind: kind) {
        merged = KeyedList(newEntries(prepend, kind: kind).entries + merged.entries)
      }
      if let append = operand(of: .append, in: layerNode, kind: kind) {
        for entry in newEntries(append, kind: kind).entries { merged.append(entry) }
      }
    }
    let upper = entries(layerNode, kind: kind)
    lay(upper, over: &merged)
  }

  /// Lays a list over another: an entry with a known key goes on top of that entry, another one to the end.
  private mutating func lay(_ upper: KeyedList, over lower: inout KeyedList) {
    guard !lower.entries.isEmpty else {
      lower = upper
      return
    }
    let lowerCount = lower.entries.count
    for entry in upper.entries {
      guard let key = entry.key, let position = position(of: key, in: lower), position < lowerCount
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
    guard let key = entry.key, let position = position(of: key, in: list, amongShared: true) else {
      if entry.isShared, let key = entry.key, let position = self.position(of: key, in: list) {
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

  /// The position of the first entry with `key`; nil where there is none.
  private func position(of key: KeyedEntry.Key, in list: KeyedList, amongShared: Bool = false) -> Int? {
    if amongShared, !list.hasShared { return nil }
    guard let start = list.start(for: key.hash) else { return nil }
    for position in start..<list.entries.count {
      guard let other = list.entries[position].key, other.hash == key.hash else { continue }
      if !amongShared || list.entries[position].isShared, areEqual(other, key) { return position }
    }
    return nil
  }

  private func areEqual(_ a: KeyedEntry.Key, _ b: KeyedEntry.Key) -> Bool {
    if a.resolved == nil, b.resolved == nil {
      return layers[a.node.layer].document.tree.text(
        of: a.node.id, equalsTextOf: b.node.id, in: layers[b.node.layer].document.tree)
    }
    return text(of: a) == text(of: b)
  }

  private func text(of key: KeyedEntry.Key) -> [UInt8] {
    key.resolved.map { resolvedKeys[Int($0)] } ?? layers[key.node.layer].document.tree.bytes(of: key.node.id)
  }

  /// The list, or map of parameters, that a directive takes; nil, with a finding, for anything else.
  private mutating func operand(
    of directive: Directive, in layerNode: LayerNode, kind: Declaration.Kind
  ) -> LayerNode? {
    let document = layers[layerNode.layer].document
    guard let value = document.tree.value(directive.name, of: layerNode.id) else { return nil }
    let isMap = kind == .parameterSet && document.tree[value].kind == .mapping
    guard document.tree[value].kind == .sequence || isMap else {
      diagnostics.append(
        Diagnostic(
          rule: "directive", message: "\"\(directive.name)\" takes a list, not \(document.tree.describe(value))",
          at: document.tree.span(of: value)))
      return nil
    }
    return LayerNode(layer: layerNode.layer, id: value)
  }

  /// The entries that a list, or the map form of `parameter`, holds; directives other than `$use` are left out.
  private mutating func entries(_ layerNode: LayerNode, kind: Declaration.Kind) -> KeyedList {
    let document = layers[layerNode.layer].document
    var result = KeyedList()
    if node(layerNode).kind == .mapping {
      readMap(layerNode, kind: kind, into: &result)
    } else {
      for item in document.tree.items(of: layerNode.id) {
        let item = LayerNode(layer: layerNode.layer, id: item)
        if document.traits.contains(.directives), node(item).kind == .mapping,
          let use = document.tree.value("$use", of: item.id)
        {
          readUse(use, of: item, kind: kind, into: &result)
        } else {
          add(KeyedEntry(key: key(of: item, kind: kind), map: item), to: &result)
        }
      }
    }
    return result
  }

  /// The entries of a list that no lower layer has: a shared set, or what a directive brings. Nothing is there to change.
  private mutating func newEntries(_ layerNode: LayerNode, kind: Declaration.Kind) -> KeyedList {
    let document = layers[layerNode.layer].document
    if document.traits.contains(.directives), node(layerNode).kind == .mapping {
      for entry in document.tree.entries(of: layerNode.id) {
        guard let directive = Directive(entry.key, in: document.tree), directive != .use else { continue }
        diagnostics.append(
          Diagnostic(
            rule: "directive", message: "\"\(directive.name)\" cannot stand here, where no lower layer has a list",
            at: document.tree.span(of: entry.key),
            help: "it changes the list of a lower layer: write it in \"parameter\" of the job or fragment"))
      }
    }
    return entries(layerNode, kind: kind)
  }

  private mutating func readMap(_ layerNode: LayerNode, kind: Declaration.Kind, into result: inout KeyedList) {
    let document = layers[layerNode.layer].document
    let mayHoldDirectives = document.traits.contains(.directives)
    let mayHoldReferences = document.traits.contains(.referencesInKeys)
    if mayHoldDirectives, let use = document.tree.value("$use", of: layerNode.id) {
      for entry in shared(use, by: layerNode, kind: kind) { add(entry, to: &result) }
    }
    for entry in document.tree.entries(of: layerNode.id) {
      if mayHoldReferences, DocumentTraits.holdsReference(key: entry.key, in: document.tree) { continue }
      if mayHoldDirectives, Directive.isDirective(entry.key, in: document.tree) {
        if Directive(entry.key, in: document.tree) == nil { reportUnknownDirective(entry.key, in: document.tree) }
        continue
      }
      guard kind == .parameterSet else {
        diagnostics.append(
          .unknownName(
            "directive", document.tree.string(of: entry.key), at: document.tree.span(of: entry.key), rule: "directive",
            known: Directive.names([.append, .prepend, .replace, .remove]),
            help: "a map in place of a list holds directives only"))
        continue
      }
      add(pair(entry, in: layerNode.layer), to: &result)
    }
  }

  /// A parameter of the map form.
  private func pair(_ entry: Entry, in layer: Int) -> KeyedEntry {
    let key = LayerNode(layer: layer, id: entry.key)
    if let trace {
      let label = NameKey(layers[layer].document.tree.string(of: entry.key))
      trace.note(LayerNode(layer: layer, id: entry.value), label: label)
    }
    return KeyedEntry(
      key: KeyedEntry.Key(hash: node(key).hash, node: key, resolved: nil),
      pair: (key, LayerNode(layer: layer, id: entry.value)))
  }

  private mutating func reportUnknownDirective(_ key: NodeID, in tree: Tree) {
    diagnostics.append(
      .unknownName(
        "directive", tree.string(of: key), at: tree.span(of: key), rule: "directive",
        known: Directive.names(Directive.allCases)))
  }

  /// An entry with `$use`: the shared volume or sets, and the keys beside it on top.
  private mutating func readUse(
    _ use: NodeID, of item: LayerNode, kind: Declaration.Kind, into result: inout KeyedList
  ) {
    let document = layers[item.layer].document
    let hasOwnKeys = node(item).childCount > 1
    if kind == .volume {
      for (_, volume) in used(use, by: item, kind: kind) {
        let own = hasOwnKeys ? key(of: item, kind: kind) : nil
        var entry = KeyedEntry(key: own ?? key(of: volume, kind: kind), map: volume)
        if hasOwnKeys { entry.add(KeyedEntry(key: own, map: item), &chain) }
        add(entry, to: &result)
      }
      return
    }
    for entry in shared(use, by: item, kind: kind) { add(entry, to: &result) }
    guard hasOwnKeys else { return }
    if document.tree.value("label", of: item.id) != nil {
      return add(KeyedEntry(key: key(of: item, kind: kind), map: item), to: &result)
    }
    for entry in document.tree.entries(of: item.id) where !Directive.isDirective(entry.key, in: document.tree) {
      add(pair(entry, in: item.layer), to: &result)
    }
  }

  /// The entries of the parameter sets that a `$use` names, a later set's on top of an earlier one's.
  private mutating func shared(_ use: NodeID, by user: LayerNode, kind: Declaration.Kind) -> [KeyedEntry] {
    var result = KeyedList()
    for (declaration, set) in used(use, by: user, kind: kind) {
      expanding.append(declaration)
      for var entry in newEntries(set, kind: kind).entries {
        entry.isShared = true
        add(entry, to: &result)
      }
      expanding.removeLast()
    }
    return result.entries
  }

  private mutating func remove(_ list: NodeID, in tree: Tree, directive: Directive, from merged: inout KeyedList) {
    let names = names(list, in: tree, directive: directive)
    let known = merged.entries.map { entry in entry.key.map { NameKey(text(of: $0)) } }
    let removed = Set(names.map { NameKey(tree.string(of: $0)) })
    let missing = removed.subtracting(known.compactMap { $0 })
    merged = KeyedList(zip(merged.entries, known).filter { !($1.map { removed.contains($0) } ?? false) }.map(\.0))
    guard !missing.isEmpty else { return }
    let texts = known.compactMap { $0.map { String(decoding: $0.utf8, as: UTF8.self) } }
    for name in names where missing.contains(NameKey(tree.string(of: name))) {
      diagnostics.append(
        .nothingBelow(
          "\(directive.name)", "entry", tree.string(of: name), at: tree.span(of: name),
          known: suggestions.candidates(texts)))
    }
  }

  /// The label or mount path of an entry that is a map.
  private mutating func key(of item: LayerNode, kind: Declaration.Kind) -> KeyedEntry.Key? {
    let document = layers[item.layer].document
    let id: NodeID?
    if kind == .parameterSet {
      id = document.tree.value("label", of: item.id)
    } else {
      let volume = document.tree.value("nfs", of: item.id) ?? document.tree.value("host_path", of: item.id)
      id = volume.flatMap { document.tree.value("dest_path", of: $0) }
    }
    guard let id, !document.tree[id].kind.isCollection, document.tree[id].kind != .null else { return nil }
    let node = LayerNode(layer: item.layer, id: id)
    if let trace, kind == .parameterSet, let value = document.tree.value("value", of: item.id) {
      let label = keys.key(of: DocumentNode(document: document, id: id))
      trace.note(LayerNode(layer: item.layer, id: value), label: label)
    }
    guard document.tree[id].flags.contains(.mayHoldReference) else {
      let tree = document.tree
      return KeyedEntry.Key(hash: TextHash.hash(tree.text(of: id)), node: node, resolved: nil)
    }
    let text = keys.key(of: DocumentNode(document: document, id: id)).utf8
    resolvedKeys.append(text)
    return KeyedEntry.Key(hash: TextHash.hash(text.span), node: node, resolved: UInt32(resolvedKeys.count - 1))
  }

  /// Whether one entry is an `nfs` and the other a `host_path`: such an entry is replaced, not merged.
  private func isOtherVolumeKind(_ upper: KeyedEntry, _ lower: KeyedEntry) -> Bool {
    guard let above = upper.maps, let below = lower.maps, upper.pair == nil, lower.pair == nil else { return false }
    func holds(_ name: StaticString, _ maps: LayerNodes) -> Bool {
      maps.all(chain).contains { layers[$0.layer].document.tree.value(name, of: $0.id) != nil }
    }
    return (holds("nfs", above) && holds("host_path", below)) || (holds("host_path", above) && holds("nfs", below))
  }

  // MARK: Writing entries

  private mutating func write(_ entry: KeyedEntry) {
    guard let pair = entry.pair else {
      if let maps = entry.maps { write(maps, place: .entry) }
      return
    }
    let start = node(pair.key).range.start
    let range = ByteRange(start: start, end: max(node(pair.value).range.end, node(pair.key).range.end))
    let origin = origin(of: node(pair.key), in: pair.key.layer)
    let map = output.open(.mapping, style: .flow, range: range, origin: origin)
    appendKey(.label, at: node(pair.key).range, origin: origin)
    copyScalar(pair.key)
    output.nodes[output.nodes.count - 1].flags.subtract([.key, .mayHoldReference])
    appendKey(.value, at: node(pair.key).range, origin: origin)
    write(value(on: pair.value, from: entry.maps), place: .other)
    output.close(map, childCount: 2)
  }

  /// A list entry on top of a map's pair keeps the pair's value where it gives none itself.
  private func value(on lower: LayerNode, from maps: LayerNodes?) -> LayerNode {
    guard let maps else { return lower }
    for map in maps.all(chain).reversed() {
      if let value = layers[map.layer].document.tree.value("value", of: map.id) {
        return LayerNode(layer: map.layer, id: value)
      }
    }
    return lower
  }

  /// The two keys of a parameter entry, which the map form leaves out.
  private enum ParameterKey {
    case label, value

    static let texts = (label: Array("label".utf8), value: Array("value".utf8))
    static let hashes = (label: TextHash.hash("label"), value: TextHash.hash("value"))
  }

  private mutating func appendKey(_ key: ParameterKey, at range: ByteRange, origin: UInt32) {
    let isLabel = key == .label
    let text = isLabel ? ParameterKey.texts.label : ParameterKey.texts.value
    output.append(
      Node(
        kind: .string, style: .plain, flags: .key, textStart: textStart(of: key), textCount: UInt32(text.count),
        range: range, origin: origin,
        hash: isLabel ? ParameterKey.hashes.label : ParameterKey.hashes.value))
  }

  /// Where the text of such a key stands: once for the whole body.
  private mutating func textStart(of key: ParameterKey) -> UInt32 {
    if parameterKeys == nil {
      let label = output.addText(ParameterKey.texts.label.span)
      parameterKeys = (label, output.addText(ParameterKey.texts.value.span))
    }
    return (key == .label ? parameterKeys?.label : parameterKeys?.value) ?? 0
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
      let tree = tree(layerNode)
      func list(_ id: NodeID) -> [LayerNode] {
        tree.items(of: id).map { LayerNode(layer: layerNode.layer, id: $0) }
      }
      guard node(layerNode).kind == .mapping else {
        items = list(layerNode.id)
        continue
      }
      for entry in tree.entries(of: layerNode.id) {
        let directive = Directive(entry.key, in: tree)
        if directive?.changesList != true || directive == .remove {
          reportInChangedList(entry.key, in: tree)
        } else if tree[entry.value].kind != .sequence {
          diagnostics.append(
            Diagnostic(
              rule: "directive",
              message: "\"\(tree.string(of: entry.key))\" takes a list, not \(tree.describe(entry.value))",
              at: tree.span(of: entry.value)))
        }
      }
      if let replace = tree.value("$replace", of: layerNode.id) { items = list(replace) }
      if let prepend = tree.value("$prepend", of: layerNode.id) { items = list(prepend) + items }
      if let append = tree.value("$append", of: layerNode.id) { items += list(append) }
    }
    return items
  }

  private mutating func reportInChangedList(_ key: NodeID, in tree: Tree) {
    let known = Directive.names([.append, .prepend, .replace])
    if Directive(key, in: tree) == .remove {
      diagnostics.append(
        Diagnostic(
          rule: "directive", message: "\"$remove\" works on \"parameter\" and \"volumes\" only", at: tree.span(of: key),
          help: "entries of this list have no name; use \"$replace\""))
    } else {
      diagnostics.append(
        .unknownName(
          "directive", tree.string(of: key), at: tree.span(of: key), rule: "directive", known: known,
          help: "a map in place of a list holds directives only"))
    }
  }
}
