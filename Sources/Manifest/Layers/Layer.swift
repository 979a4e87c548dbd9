import DocumentModel
import SourceText

/// One of the maps that a job is made of.
struct Layer {
  let document: Document
  /// The origin, in the job's tree, of nodes that are written in the layer's document.
  let origin: UInt32
  /// What is added to the number of a node of the document to give that of its copy on the stage.
  fileprivate let shift: UInt32

  init(document: Document, origin: UInt32 = 0, shift: UInt32 = 0) {
    self.document = document
    self.origin = origin
    self.shift = shift
  }

  /// The node of the document of which `id`, on the stage, is a copy.
  func original(of id: NodeID) -> DocumentNode {
    DocumentNode(document: document, id: NodeID(id.rawValue &- shift))
  }

  /// The references of a node on the stage; nil where there are none that can be read.
  func template(of id: NodeID) -> Template? { document.templates[NodeID(id.rawValue &- shift)] }
}

/// A node of one of the layers.
struct LayerNode {
  private let number: UInt32
  /// On the stage.
  let id: NodeID

  init(layer: Int, id: NodeID) {
    number = UInt32(layer)
    self.id = id
  }

  /// Index into the merge's layers.
  var layer: Int { Int(number) }
}

extension LayerMerge {
  /// The longest declaration whose text is put on the stage as a whole.
  private static let maximumText = 4_096

  /// Adds a layer: the nodes of `map` are copied to the stage, next to those of the layers before.
  ///
  /// - Parameter origin: that of nodes that are written in the map's document, in the job's tree.
  mutating func enter(_ map: DocumentNode, origin: UInt32) -> LayerNode {
    let tree = map.document.tree
    let shift = UInt32(stage.nodes.count) &- map.id.rawValue
    layers.append(Layer(document: map.document, origin: origin, shift: shift))
    var origins: [UInt32] = []
    let isForeign = tree.source !== stage.source
    // A short declaration's text is copied as it is written, with the texts of all of its scalars.
    let range = map.node.range
    let isShort = range.count <= Self.maximumText
    var textStart: UInt32?
    for index in map.id.index..<Int(tree.nodes[map.id.index].next) {
      var node = tree.nodes[index]
      node.next &+= shift
      node.origin =
        node.origin == 0 ? origin : self.origin(of: node.origin, in: tree, below: origin, known: &origins)
      let isInSource = node.flags.contains(.textInSource)
      if !node.kind.isCollection, isForeign || !isInSource {
        if isInSource, isShort, node.textStart >= range.start, node.textStart + node.textCount <= range.end {
          let start = textStart ?? stage.addSource(range, of: tree)
          textStart = start
          node.textStart = start + (node.textStart - range.start)
        } else {
          node.textStart = stage.addText(of: NodeID(index), in: tree)
        }
        node.flags.remove(.textInSource)
      }
      stage.nodes.append(node)
    }
    return LayerNode(layer: layers.count - 1, id: NodeID(map.id.rawValue &+ shift))
  }

  /// The origin in the job's tree of nodes that have the origin `index`, not 0, in a layer's document.
  private mutating func origin(
    of index: UInt32, in tree: Tree, below top: UInt32, known: inout [UInt32]
  ) -> UInt32 {
    if known.isEmpty { known = Array(repeating: 0, count: tree.origins.count) }
    if known[Int(index)] != 0 { return known[Int(index)] }
    let original = tree.origins[Int(index)]
    let parent = original.parent == 0 ? top : origin(of: original.parent, in: tree, below: top, known: &known)
    known[Int(index)] = stage.addOrigin(
      Origin(source: original.source, step: original.step, site: original.site, parent: parent))
    return known[Int(index)]
  }
}
