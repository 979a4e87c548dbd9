import DocumentModel
import SourceText

/// What a job may be called, told without resolving it: a name that begins and ends so.
package struct PossibleName: Sendable {
  /// What stands before the first reference; of a name without any, all of it.
  private let prefix: String
  /// What stands after the last one.
  private let suffix: String
  /// Whether there is no reference.
  private let isExact: Bool

  /// A name and no other.
  package init(_ name: String) { (prefix, suffix, isExact) = (name, name, true) }

  /// What a scalar may come to.
  init(of id: NodeID, in tree: Tree) {
    let text = tree.string(of: id)
    let bytes = text.utf8
    guard tree[id].flags.contains(.mayHoldReference), let first = bytes.firstIndex(of: UInt8(ascii: "$")) else {
      (prefix, suffix, isExact) = (text, text, true)
      return
    }
    let last = bytes.lastIndex(of: UInt8(ascii: "}")).map { bytes.index(after: $0) } ?? bytes.endIndex
    (prefix, suffix, isExact) = (String(text[..<first]), String(text[max(first, last)...]), false)
  }

  /// The numbers of those that may be a name which another may be as well; more than there are, never fewer.
  package static func overlaps(in names: [PossibleName]) -> [Int] {
    // No name holds a NUL, so that one that is known to its end begins no other.
    let some = overlaps(Array(names.indices)) { Array(names[$0].prefix.utf8) + (names[$0].isExact ? [0] : []) }
    if some.isEmpty { return [] }
    return overlaps(some) { names[$0].suffix.utf8.reversed() + (names[$0].isExact ? [0] : []) }.sorted()
  }

  /// The numbers of those whose text begins another's, or that begin with another's.
  private static func overlaps(_ numbers: [Int], text: (Int) -> [UInt8]) -> [Int] {
    let sorted = numbers.map { (number: $0, text: text($0)) }.sorted { $0.text.lexicographicallyPrecedes($1.text) }
    var found: [Int] = []
    /// Each begins with the one before it.
    var chain: [(place: Int, isFound: Bool)] = []
    for (place, item) in sorted.enumerated() {
      while let last = chain.last, !item.text.starts(with: sorted[last.place].text) { chain.removeLast() }
      if let last = chain.last {
        if !last.isFound {
          found.append(sorted[last.place].number)
          chain[chain.count - 1].isFound = true
        }
        found.append(item.number)
      }
      chain.append((place, !chain.isEmpty))
    }
    return found
  }
}

extension KeptDocument {
  /// What names the document's jobs may have; nil where only resolving it tells.
  ///
  /// The job's own name is above those of its fragments, and below those of overlays.
  package var possibleNames: [PossibleName]? {
    let tree = document.tree
    guard let name = outline[.jobName], !tree[name.value].kind.isCollection else { return nil }
    var patterns = [PossibleName(of: name.value, in: tree)]
    guard let environments = outline[.environments], tree[environments.value].kind == .mapping else { return patterns }
    for overlay in tree.entries(of: environments.value) where tree[overlay.value].kind == .mapping {
      guard let name = tree.value("job_name", of: overlay.value) else { continue }
      if tree[name].kind.isCollection { return nil }
      patterns.append(PossibleName(of: name, in: tree))
    }
    return patterns
  }

  /// Notes on the shared declarations that the document names itself that the file with a number does so.
  package func noteMentions(by file: Int, in scope: Scope) {
    let tree = document.tree
    func note(_ kinds: [Declaration.Kind], _ value: NodeID) {
      let names = tree[value].kind == .sequence ? Array(tree.items(of: value)) : [value]
      for name in names where !tree[name].kind.isCollection && tree[name].kind != .null {
        for kind in kinds { scope.declaration(kind, tree.string(of: name))?.noteMention(by: file) }
      }
    }
    if let use = outline[.use] { note([.fragment], use.value) }
    guard document.traits.contains(.directives) else { return }
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.key) {
      // The place says which of the two it is; both are noted.
      if tree.text(of: NodeID(index), equals: "$use") { note([.volume, .parameterSet], NodeID(index + 1)) }
    }
  }
}
