import CLibYAML
import Diagnostics
import DocumentModel
import SourceText

extension TreeBuilder {
  /// Puts a copy of the anchored subtree where the alias stands.
  mutating func expand(
    _ event: clibyaml_event, source: [UInt8], tree: inout Tree, diagnostics: inout [Diagnostic]
  ) {
    let isKey = frame.isMapping && frame.count & 1 == 0
    frame.count += 1
    contentEnd = event.end
    let place = ByteRange(start: event.start, end: event.end)
    let name = source.span.extracting(Int(event.text)..<Int(event.text) + Int(event.length))
    let text = String(decoding: source[Int(event.text)..<Int(event.text) + Int(event.length)], as: UTF8.self)
    guard let anchored = anchors.node(named: name) else {
      report(
        .undefinedAlias(name: text, defined: anchors.allNames), at: event.start..<event.end, in: tree, &diagnostics)
      return appendPlaceholder(at: place, isKey: isKey, tree: &tree)
    }
    let root = tree.nodes[anchored.index]
    if root.next == 0 {
      isSound = false
      diagnostics.append(.recursiveAlias(name: text, at: place, anchored: anchored, in: tree))
      return appendPlaceholder(at: place, isKey: isKey, tree: &tree)
    }
    if isKey, root.kind.isCollection {
      report(.complexKey(isMapping: root.kind == .mapping), at: event.start..<event.end, in: tree, &diagnostics)
      return appendPlaceholder(at: place, isKey: isKey, tree: &tree)
    }
    if isBudgetSpent { return appendPlaceholder(at: place, isKey: isKey, tree: &tree) }
    let site = SourceSpan(source: tree.source, range: place)
    let origin = tree.addOrigin(Origin(source: tree.source, step: .alias(name: text), site: site))
    copy(anchored.index..<Int(root.next), origin: origin, isKey: isKey, tree: &tree)
    if isKey { noteKey(hash: tree.nodes[tree.nodes.count - 1].hash, tree: tree, diagnostics: &diagnostics) }
  }

  /// Appends copies of the nodes of `range`, a whole subtree, brought here by `origin`.
  private func copy(_ range: Range<Int>, origin: UInt32, isKey: Bool, tree: inout Tree) {
    let shift = UInt32(truncatingIfNeeded: tree.nodes.count - range.lowerBound)
    // The subtree's own aliases: their copies hang below this one.
    var nested: [UInt32: UInt32] = [:]
    for index in range {
      var node = tree.nodes[index]
      node.next &+= shift
      node.flags.insert(.fromAlias)
      if node.origin == 0 {
        node.origin = origin
      } else if let known = nested[node.origin] {
        node.origin = known
      } else {
        let own = tree.origins[Int(node.origin)]
        let parent = own.parent == 0 ? origin : nested[own.parent] ?? origin
        let copy = tree.addOrigin(Origin(source: own.source, step: own.step, site: own.site, parent: parent))
        nested[node.origin] = copy
        node.origin = copy
      }
      tree.nodes.append(node)
    }
    let first = range.lowerBound + Int(shift)
    if isKey {
      tree.nodes[first].kind = .string
      tree.nodes[first].flags.insert(.key)
      tree.nodes[first].hash = TextHash.hash(tree.text(of: NodeID(first)))
    } else if tree.nodes[first].flags.contains(.key) {
      unkey(first, tree: &tree)
    }
  }

  /// Makes a value of the copy of a key: what it would be as a value, it is.
  private func unkey(_ index: Int, tree: inout Tree) {
    tree.nodes[index].flags.remove(.key)
    tree.nodes[index].hash = 0
    if tree.nodes[index].style == .plain, !tree.nodes[index].flags.contains(.tagged) {
      tree.nodes[index].kind = CoreSchema.kind(of: tree.text(of: NodeID(index)))
    }
  }

  /// Keeps keys and values in step where an alias gave a finding.
  private func appendPlaceholder(at place: ByteRange, isKey: Bool, tree: inout Tree) {
    let kind: NodeKind = isKey ? .string : .null
    tree.append(Node(kind: kind, style: .plain, flags: isKey ? [.key] : [], range: place))
  }
}
