extension Tree {
  /// Appends all nodes of another tree after those of this one, as a tree of its own beside the root's: nothing here
  /// holds it, and it is reached by the node that is returned.
  ///
  /// - Returns: the other's root.
  package mutating func graft(_ other: borrowing Tree) -> NodeID {
    let first = UInt32(nodes.count)
    let firstOrigin = UInt32(origins.count)
    for origin in other.origins {
      // The parent 0 is the end of every chain.
      let parent = origin.parent == 0 ? 0 : origin.parent + firstOrigin
      origins.append(Origin(source: origin.source, step: origin.step, site: origin.site, parent: parent))
    }
    let ownText = UInt32(text.count)
    text += other.text
    let sourceText = UInt32(text.count)
    text += other.sourceBytes
    nodes.reserveCapacity(nodes.count + other.nodes.count)
    for var node in other.nodes {
      node.next += first
      node.origin += firstOrigin
      if !node.kind.isCollection {
        node.textStart += node.flags.contains(.textInSource) ? sourceText : ownText
        node.flags.remove(.textInSource)
      }
      nodes.append(node)
    }
    return NodeID(first)
  }
}
