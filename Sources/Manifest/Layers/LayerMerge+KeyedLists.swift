import Diagnostics
import DocumentModel
import SourceText

/// `config.parameter` and `config.volumes`: lists that merge by a key, with directives and shared entries.
extension LayerMerge {
  mutating func writeParameters(_ nodes: [LayerNode]) { writeKeyedList(nodes, kind: .parameterSet) }

  mutating func writeVolumes(_ nodes: [LayerNode]) { writeKeyedList(nodes, kind: .volume) }

  private mutating func writeKeyedList(_ nodes: [LayerNode], kind: Declaration.Kind) {
    guard let top = nodes.last else { return }
    var merged = KeyedList()
    for layerNode in nodes where isList(layerNode, orMap: true) {
      if kind == .volume, node(layerNode).kind == .mapping, !changesList(layerNode) {
        // A map that is no directive: the checker says that a list belongs here.
        return copyAsItIs(top)
      }
      apply(layerNode, to: &merged, kind: kind)
    }
    let list = open(nodes.last { $0.layer == ownLayer } ?? top, kind: .sequence)
    for entry in merged.entries { write(entry) }
    output.close(list, childCount: merged.entries.count)
  }

  /// Applies one layer's list, or the map that stands for it, to the list of the layers below.
  private mutating func apply(_ layerNode: LayerNode, to merged: inout KeyedList, kind: Declaration.Kind) {
    let tree = tree(layerNode)
    if node(layerNode).kind == .mapping {
      if let replace = operand(of: .replace, in: layerNode, kind: kind) {
        merged.replace(by: entries(replace, kind: kind))
      }
      for directive in [Directive.remove, .unset] {
        if let list = tree.value(directive.name, of: layerNode.id) {
          remove(list, in: tree, directive: directive, from: &merged)
        }
      }
      if let prepend = operand(of: .prepend, in: layerNode, kind: kind) {
        merged.prepend(entries(prepend, kind: kind))
      }
      if let append = operand(of: .append, in: layerNode, kind: kind) { merged.append(entries(append, kind: kind)) }
    }
    merged.merge(entries(layerNode, kind: kind)) { isOtherVolumeKind($0, $1) }
  }

  /// The list, or map of parameters, that a directive takes; nil, with a finding, for anything else.
  private mutating func operand(
    of directive: Directive, in layerNode: LayerNode, kind: Declaration.Kind
  ) -> LayerNode? {
    let tree = tree(layerNode)
    guard let value = tree.value(directive.name, of: layerNode.id) else { return nil }
    let isMap = kind == .parameterSet && tree[value].kind == .mapping
    guard tree[value].kind == .sequence || isMap else {
      diagnostics.append(
        Diagnostic(
          rule: "directive", message: "\"\(directive.name)\" takes a list, not \(tree.describe(value))",
          at: tree.span(of: value)))
      return nil
    }
    return LayerNode(layer: layerNode.layer, id: value)
  }

  /// The entries that a list, or the map form of `parameter`, holds; directives other than `$use` are left out.
  private mutating func entries(_ layerNode: LayerNode, kind: Declaration.Kind) -> [KeyedEntry] {
    let tree = tree(layerNode)
    var result = KeyedList()
    if node(layerNode).kind == .mapping {
      readMap(layerNode, kind: kind, into: &result)
    } else {
      for item in tree.items(of: layerNode.id) {
        let item = LayerNode(layer: layerNode.layer, id: item)
        if node(item).kind == .mapping, let use = tree.value("$use", of: item.id) {
          readUse(use, of: item, kind: kind, into: &result)
        } else {
          result.add(KeyedEntry(key: key(of: item, kind: kind), parts: [.map(item)]))
        }
      }
    }
    return result.entries
  }

  private mutating func readMap(_ layerNode: LayerNode, kind: Declaration.Kind, into result: inout KeyedList) {
    let tree = tree(layerNode)
    if let use = tree.value("$use", of: layerNode.id) {
      for entry in shared(use, by: layerNode, kind: kind) { result.add(entry) }
    }
    for entry in tree.entries(of: layerNode.id) {
      if DocumentTraits.holdsReference(key: entry.key, in: tree) { continue }
      if Directive.isDirective(entry.key, in: tree) {
        if Directive(entry.key, in: tree) == nil { reportUnknownDirective(entry.key, in: tree) }
        continue
      }
      guard kind == .parameterSet else {
        diagnostics.append(
          .unknownName(
            "directive", tree.string(of: entry.key), at: tree.span(of: entry.key), rule: "directive",
            known: Directive.names([.append, .prepend, .replace, .remove]),
            help: "a map in place of a list holds directives only"))
        continue
      }
      let key = LayerNode(layer: layerNode.layer, id: entry.key)
      let value = LayerNode(layer: layerNode.layer, id: entry.value)
      result.add(
        KeyedEntry(key: NameKey(tree.string(of: entry.key)), parts: [.pair(key: key, value: value)]))
    }
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
    let tree = tree(item)
    let hasOwnKeys = node(item).childCount > 1
    if kind == .volume {
      for (_, volume) in used(use, by: item, kind: kind) {
        let parts: [KeyedEntry.Part] = hasOwnKeys ? [.map(volume), .map(item)] : [.map(volume)]
        let own = hasOwnKeys ? key(of: item, kind: kind) : nil
        result.add(KeyedEntry(key: own ?? key(of: volume, kind: kind), parts: parts))
      }
      return
    }
    for entry in shared(use, by: item, kind: kind) { result.add(entry) }
    guard hasOwnKeys else { return }
    if tree.value("label", of: item.id) != nil {
      result.add(KeyedEntry(key: key(of: item, kind: kind), parts: [.map(item)]))
      return
    }
    for entry in tree.entries(of: item.id) where !Directive.isDirective(entry.key, in: tree) {
      let key = LayerNode(layer: item.layer, id: entry.key)
      let value = LayerNode(layer: item.layer, id: entry.value)
      result.add(KeyedEntry(key: NameKey(tree.string(of: entry.key)), parts: [.pair(key: key, value: value)]))
    }
  }

  /// The entries of the parameter sets that a `$use` names, a later set's on top of an earlier one's.
  private mutating func shared(_ use: NodeID, by user: LayerNode, kind: Declaration.Kind) -> [KeyedEntry] {
    var result = KeyedList()
    for (declaration, set) in used(use, by: user, kind: kind) {
      expanding.append(declaration)
      for var entry in entries(set, kind: kind) {
        entry.isShared = true
        result.add(entry)
      }
      expanding.removeLast()
    }
    return result.entries
  }

  private mutating func remove(
    _ list: NodeID, in tree: Tree, directive: Directive, from merged: inout KeyedList
  ) {
    let names = names(list, in: tree, directive: directive)
    let known = merged.entries.compactMap { $0.key.map { String(decoding: $0.utf8, as: UTF8.self) } }
    let missing = merged.remove(Set(names.map { NameKey(tree.string(of: $0)) }))
    guard !missing.isEmpty else { return }
    for name in names where missing.contains(NameKey(tree.string(of: name))) {
      diagnostics.append(
        .nothingBelow(
          "\(directive.name)", "entry", tree.string(of: name), at: tree.span(of: name),
          known: suggestions.candidates(known)))
    }
  }

  /// The label or mount path of an entry that is a map.
  private mutating func key(of item: LayerNode, kind: Declaration.Kind) -> NameKey? {
    let tree = tree(item)
    let id: NodeID?
    if kind == .parameterSet {
      id = tree.value("label", of: item.id)
    } else {
      let volume = tree.value("nfs", of: item.id) ?? tree.value("host_path", of: item.id)
      id = volume.flatMap { tree.value("dest_path", of: $0) }
    }
    guard let id, !tree[id].kind.isCollection, tree[id].kind != .null else { return nil }
    return keys.key(of: DocumentNode(document: layers[item.layer].document, id: id))
  }

  /// Whether one entry is an `nfs` and the other a `host_path`: such an entry is replaced, not merged.
  private func isOtherVolumeKind(_ upper: KeyedEntry, _ lower: KeyedEntry) -> Bool {
    func holds(_ name: StaticString, _ entry: KeyedEntry) -> Bool {
      entry.parts.contains {
        if case .map(let map) = $0 { tree(map).value(name, of: map.id) != nil } else { false }
      }
    }
    return (holds("nfs", upper) && holds("host_path", lower)) || (holds("host_path", upper) && holds("nfs", lower))
  }

  // MARK: Writing entries

  private mutating func write(_ entry: KeyedEntry) {
    var maps: [LayerNode] = []
    var pair: (key: LayerNode, value: LayerNode)?
    for part in entry.parts {
      switch part {
      case .map(let map): maps.append(map)
      case .pair(let key, let value):
        pair = (key, value)
        maps.removeAll()
      }
    }
    guard let pair else { return write(maps, place: .entry) }
    // A list entry on top of a map's pair keeps the pair's value where it gives none itself.
    let range = ByteRange(
      start: node(pair.key).range.start, end: max(node(pair.value).range.end, node(pair.key).range.end))
    let origin = layers[pair.key.layer].origin(for: node(pair.key).origin, in: &output)
    let map = output.open(.mapping, style: .flow, range: range, origin: origin)
    let top = maps.last { tree($0).value("value", of: $0.id) != nil }
    output.appendScalar("label", flags: .key, range: node(pair.key).range, origin: origin)
    copyScalar(pair.key)
    output.nodes[output.nodes.count - 1].flags.subtract([.key, .mayHoldReference])
    output.appendScalar("value", flags: .key, range: node(pair.key).range, origin: origin)
    if let top, let value = tree(top).value("value", of: top.id) {
      write([LayerNode(layer: top.layer, id: value)], place: .other)
    } else {
      write([pair.value], place: .other)
    }
    output.close(map, childCount: 2)
  }

  /// Copies a node whose shape is wrong for its place.
  private mutating func copyAsItIs(_ layerNode: LayerNode) { write([layerNode], place: .other) }

  /// A list that no key merges, changed by the map on top of it.
  mutating func writeChangedList(_ nodes: [LayerNode]) {
    guard let top = nodes.last else { return }
    let id = open(top, kind: .sequence)
    var count = 0
    for item in changedItems(nodes) {
      write([item], place: .other)
      count += 1
    }
    output.close(id, childCount: count)
  }

  private mutating func changedItems(_ nodes: [LayerNode]) -> [LayerNode] {
    var items: [LayerNode] = []
    for layerNode in nodes {
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
