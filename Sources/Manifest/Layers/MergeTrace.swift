import DocumentModel

/// Which nodes the layers held at each place of a merged job, noted while it is merged.
///
/// A class, so that a merge without one carries a reference and nothing else.
final class MergeTrace {
  /// By the number of the node in the output, from low to high.
  private(set) var nodes: [UInt32: [LayerNode]] = [:]
  /// The values that layers and sets gave to each label of `parameter`, in the order in which they were read.
  private(set) var labels: [NameKey: [LayerNode]] = [:]

  func note(_ nodes: LayerNodes.Sequence, at index: Int) {
    self.nodes[UInt32(index)] = Array(nodes)
  }

  func note(_ value: LayerNode, label: NameKey) {
    labels[label, default: []].append(value)
  }
}

extension LayerMerge {
  /// What the trace came to, with the way of each node.
  mutating func contributions(
    _ trace: MergeTrace
  ) -> (nodes: [UInt32: [JobStage.Contribution]], labels: [NameKey: [JobStage.Contribution]]) {
    var nodes: [UInt32: [JobStage.Contribution]] = [:]
    var labels: [NameKey: [JobStage.Contribution]] = [:]
    for (index, found) in trace.nodes { nodes[index] = found.map { contribution($0) } }
    for (label, found) in trace.labels { labels[label] = found.map { contribution($0) } }
    return (nodes, labels)
  }

  private mutating func contribution(_ layerNode: LayerNode) -> JobStage.Contribution {
    let tree = layers[layerNode.layer].document.tree
    let origin = origin(of: node(layerNode), in: layerNode.layer)
    return JobStage.Contribution(
      span: tree.span(of: layerNode.id), chain: output.chain(fromOrigin: origin), text: tree.string(of: layerNode.id),
      kind: node(layerNode).kind)
  }
}
