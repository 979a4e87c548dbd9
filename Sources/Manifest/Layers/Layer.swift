import DocumentModel
import SourceText

/// One of the maps that a job is made of, and how its nodes' origins are written in the job.
struct Layer {
  let document: Document
  /// The origin, in the job's tree, of nodes that are written in the layer's document.
  let origin: UInt32
  /// The same for the other origins of the document's tree, made when first needed; 0 stands for not yet.
  private var origins: [UInt32]

  init(document: Document, origin: UInt32) {
    self.document = document
    self.origin = origin
    origins = []
  }

  /// The origin in `output` of a node that has `origin` in the document's tree.
  mutating func origin(for index: UInt32, in output: inout Tree) -> UInt32 {
    guard index != 0 else { return origin }
    if origins.isEmpty { origins = Array(repeating: 0, count: document.tree.origins.count) }
    if origins[Int(index)] != 0 { return origins[Int(index)] }
    let original = document.tree.origins[Int(index)]
    let parent = self.origin(for: original.parent, in: &output)
    let made = output.addOrigin(
      Origin(source: original.source, step: original.step, site: original.site, parent: parent))
    origins[Int(index)] = made
    return made
  }
}

/// A node of one of the layers.
struct LayerNode {
  /// Index into the merge's layers.
  let layer: Int
  let id: NodeID
}
