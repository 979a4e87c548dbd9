import DocumentModel

/// The templates of a tree's scalars, each read once, however many jobs and environments have it.
package struct TemplateTable: Sendable {
  /// In the order of the nodes.
  private var entries: [(node: UInt32, template: Template)] = []

  /// A table without templates: each is read when it is asked for.
  package init() {}

  /// Reads the scalars and keys of `tree` that hold references; those that cannot be read are left out.
  ///
  /// - Parameter paths: those known from trees before.
  init(of tree: borrowing Tree, paths: inout ReferencePaths) {
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.mayHoldReference) {
      guard let template = try? Template(tree.text(of: NodeID(index)), paths: &paths) else { continue }
      entries.append((UInt32(index), template))
    }
  }

  /// Adds the template of a node that comes after all nodes of the table.
  mutating func append(_ template: Template, for node: Int) { entries.append((UInt32(node), template)) }

  /// The template of a scalar; nil for one whose text has no references, or cannot be read, or was not looked at.
  package subscript(id: NodeID) -> Template? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].node < id.rawValue { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].node == id.rawValue ? entries[low].template : nil
  }
}
