import DocumentModel
import SourceText

/// One of the maps that a job is made of, and how its nodes' origins are written in the job.
struct Layer {
  let document: Document
  /// The origin, in the job's tree, of nodes that are written in the layer's document.
  let origin: UInt32
  /// The same for the other origins of the document's tree, made when first needed; 0 stands for not yet.
  private var origins: [UInt32]
  /// Where the declaration is written whose map the layer is; empty for a layer of the job's own.
  private let range: ByteRange
  /// Where that part of the source stands in the text of the job's tree; nil where no text of it was needed yet.
  private var textStart: UInt32?

  init(document: Document, origin: UInt32, range: ByteRange = ByteRange(emptyAt: 0)) {
    self.document = document
    self.origin = origin
    self.range = range
    origins = []
  }

  /// The longest declaration that is copied as a whole.
  private static let maximumRange = 4_096

  /// Puts a scalar's text into the text of `output` and gives its offset there. A short declaration is put there once
  /// as it is written, with the texts of all of its scalars.
  mutating func addText(of id: NodeID, to output: inout Tree) -> UInt32 {
    let node = document.tree.nodes[id.index]
    guard node.flags.contains(.textInSource), range.indices.count <= Self.maximumRange,
      node.textStart >= range.start, node.textStart + node.textCount <= range.end
    else { return output.addText(of: id, in: document.tree) }
    let start = textStart ?? output.addSource(range, of: document.tree)
    textStart = start
    return start + (node.textStart - range.start)
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
  private let number: UInt32
  let id: NodeID

  init(layer: Int, id: NodeID) {
    number = UInt32(layer)
    self.id = id
  }

  /// Index into the merge's layers.
  var layer: Int { Int(number) }
}
