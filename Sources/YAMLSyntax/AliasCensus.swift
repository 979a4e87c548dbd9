import CLibYAML
import DocumentModel

/// Counts what the aliases of a document would add before anything is copied, so that a bomb costs no more than its
/// own events.
struct AliasCensus {
  /// The number of nodes of each anchored subtree, its own aliases expanded; 0 while it is open.
  private var sizes: [Int] = []
  private var anchors = AnchorTable()
  /// The nodes so far of each open collection, and which anchor it has; -1 for none.
  private var open: [(size: Int, anchor: Int)] = []

  /// The index of the event of the alias that goes beyond `budget` copied nodes, and what it would add; nil where none
  /// does.
  mutating func excess(in parser: borrowing EventParser, budget: Int) -> (event: Int, size: Int)? {
    sizes.removeAll(keepingCapacity: true)
    anchors.removeAll()
    open.removeAll(keepingCapacity: true)
    var copied = 0
    let events = parser.events
    let source = parser.source.bytes
    for index in 0..<events.count {
      let event = events[index]
      switch UInt32(event.kind) {
      case CLIBYAML_SCALAR.rawValue:
        let anchor = define(event, of: parser)
        if anchor >= 0 { sizes[anchor] = 1 }
        add(1)
      case CLIBYAML_SEQUENCE_START.rawValue, CLIBYAML_MAPPING_START.rawValue:
        open.append((1, define(event, of: parser)))
      case CLIBYAML_SEQUENCE_END.rawValue, CLIBYAML_MAPPING_END.rawValue:
        guard let (size, anchor) = open.popLast() else { continue }
        if anchor >= 0 { sizes[anchor] = size }
        add(size)
      case CLIBYAML_ALIAS.rawValue:
        let name = source.span.extracting(Int(event.text)..<Int(event.text) + Int(event.length))
        let size = anchors.node(named: name).map { sizes[$0.index] } ?? 0
        copied += size
        if copied > budget { return (index, size) }
        add(size)
      default: continue
      }
    }
    return nil
  }

  private mutating func add(_ size: Int) {
    if !open.isEmpty { open[open.count - 1].size += size }
  }

  /// Notes the anchor of a node, if it has one: its index, else -1.
  private mutating func define(_ event: clibyaml_event, of parser: borrowing EventParser) -> Int {
    guard let properties = parser.properties(of: event), properties.anchor_length > 0 else { return -1 }
    let name = Int(properties.anchor)..<Int(properties.anchor) + Int(properties.anchor_length)
    anchors.define(parser.text.extracting(name), as: NodeID(sizes.count), at: properties.start)
    sizes.append(0)
    return sizes.count - 1
  }
}
