import Diagnostics
import DocumentModel
import SourceText

/// Expands merge keys: `<<: *base` or `<<: [*a, *b]` puts the entries of other mappings here.
///
/// Keys that the mapping holds itself win, and so does an earlier mapping of a list over a later one
/// (the YAML type repository's `merge`). The core schema knows no merge key, so this is the manifest's doing.
struct MergeKeys {
  private let input: Tree
  private var output: Tree
  private var diagnostics: [Diagnostic] = []
  private var mergeOrigins: [UInt64: UInt32] = [:]
  private var isOverBudget = false

  /// The most nodes a document may have after expansion.
  static let budget = 1_000_000

  /// Gives `tree` with its merge keys expanded; problems are added to `diagnostics`.
  static func expand(_ tree: Tree, diagnostics: inout [Diagnostic]) -> Tree {
    var expansion = MergeKeys(tree)
    expansion.copy(.root, throughMerge: nil)
    diagnostics += expansion.diagnostics
    return expansion.output
  }

  private init(_ input: Tree) {
    self.input = input
    output = input
    output.nodes.removeAll(keepingCapacity: true)
  }

  /// - Parameter throughMerge: the `<<` key that asked for this node; nil where it stands for itself.
  private mutating func copy(_ id: NodeID, throughMerge key: NodeID?) {
    guard output.nodes.count < Self.budget else {
      if !isOverBudget {
        isOverBudget = true
        diagnostics.append(
          Diagnostic(
            rule: "alias-budget", message: "merge keys expand this document to more than 1,000,000 nodes",
            at: input.span(of: key ?? id), help: "break the chain of mappings that merge one another"))
      }
      output.append(Node(kind: .null, style: .plain, range: input[id].range))
      return
    }
    var node = input[id]
    if let key { node.origin = mergeOrigin(of: node.origin, key: key) }
    let copied = output.append(node)
    switch node.kind {
    case .sequence:
      for item in input.items(of: id) { copy(item, throughMerge: key) }
      output.close(copied, childCount: node.childCount)
    case .mapping:
      if !input.entries(of: id).contains(where: { input.isMergeKey($0.key) }) {
        for entry in input.entries(of: id) {
          copy(entry.key, throughMerge: key)
          copy(entry.value, throughMerge: key)
        }
        output.close(copied, childCount: node.childCount)
        return
      }
      var seen = KeySet()
      let count = copyEntries(of: id, throughMerge: key, seen: &seen)
      output.close(copied, childCount: count)
    default: break
    }
  }

  /// The keys that a mapping has.
  private struct KeySet {
    private var keys: [UInt32: [NodeID]] = [:]

    mutating func insert(_ key: NodeID, in tree: Tree) -> Bool {
      let same = keys[tree[key].hash] ?? []
      for other in same where tree.text(of: other, equalsTextOf: key, in: tree) { return false }
      keys[tree[key].hash, default: []].append(key)
      return true
    }
  }

  /// Copies the entries that are not yet there, a mapping's own ones first and then the merged ones.
  private mutating func copyEntries(of id: NodeID, throughMerge key: NodeID?, seen: inout KeySet) -> Int {
    var count = 0
    for entry in input.entries(of: id) where !input.isMergeKey(entry.key) {
      guard seen.insert(entry.key, in: input) else { continue }
      copy(entry.key, throughMerge: key)
      copy(entry.value, throughMerge: key)
      count += 1
    }
    for entry in input.entries(of: id) where input.isMergeKey(entry.key) {
      switch input[entry.value].kind {
      case .mapping: count += copyEntries(of: entry.value, throughMerge: entry.key, seen: &seen)
      case .sequence:
        for item in input.items(of: entry.value) {
          guard input[item].kind == .mapping else {
            reportNotMapping(item)
            continue
          }
          count += copyEntries(of: item, throughMerge: entry.key, seen: &seen)
        }
      default: reportNotMapping(entry.value)
      }
    }
    return count
  }

  private mutating func reportNotMapping(_ id: NodeID) {
    diagnostics.append(
      Diagnostic(
        rule: "merge-key",
        message: "the merge key \"<<\" takes a mapping or a list of mappings, not \(input.describe(id))",
        at: input.span(of: id), help: "write `<<: *name`, or quote the key to have a key called \"<<\""))
  }

  private mutating func mergeOrigin(of origin: UInt32, key: NodeID) -> UInt32 {
    let pair = UInt64(origin) << 32 | UInt64(key.rawValue)
    if let known = mergeOrigins[pair] { return known }
    let made = output.addOrigin(
      Origin(
        source: input.origins[Int(origin)].source, step: .merge, site: input.span(of: key), parent: origin))
    mergeOrigins[pair] = made
    return made
  }
}

extension Tree {
  /// Whether a key is `<<`, and not in quotes.
  package func isMergeKey(_ id: NodeID) -> Bool { self[id].style == .plain && text(of: id, equals: "<<") }
}
