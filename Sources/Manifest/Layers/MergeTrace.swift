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
  func contributions(
    _ trace: MergeTrace
  ) -> (nodes: [UInt32: [JobStage.Contribution]], labels: [NameKey: [JobStage.Contribution]]) {
    (
      trace.nodes.mapValues { $0.map { contribution($0.id) } },
      trace.labels.mapValues { $0.map { contribution($0.id) } }
    )
  }

  private func contribution(_ id: NodeID) -> JobStage.Contribution {
    JobStage.Contribution(
      span: stage.span(of: id), chain: stage.chain(of: id), text: stage.string(of: id), kind: stage[id].kind)
  }
}
