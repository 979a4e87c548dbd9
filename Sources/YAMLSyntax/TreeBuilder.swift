import CLibYAML
import Diagnostics
import DocumentModel
import SourceText

/// Makes a tree of a document's events: tags resolved, aliases expanded, keys hashed and distinct.
///
/// It goes on after a finding, so that one run shows them all; the tree is sound only where there was none.
struct TreeBuilder {
  /// How many nodes the aliases of one document may add.
  static let aliasBudget = 1_000_000

  /// An open collection.
  struct Frame {
    var node: NodeID
    var isMapping: Bool
    /// Nodes so far: items, or keys and values; the next child of a mapping is a key where it is even.
    var count: UInt32 = 0
    /// A bit for each key so far, by its hash: a key whose bit is clear is new.
    var keyBits: UInt64 = 0
    /// Whether the keys are in the key table.
    var isIndexed = false
  }

  var parents: [Frame] = []
  var frame = Frame(node: .root, isMapping: false)
  var anchors = AnchorTable()
  var keys = KeyTable()
  var census = AliasCensus()
  /// Whether the aliases would add more than the budget: none is expanded then.
  var isBudgetSpent = false
  /// Where the last token of content ended: where a block collection ends.
  var contentEnd: UInt32 = 0
  var isSound = true
  /// Empty in nearly all documents.
  var duplicates: [DuplicateKey] = []

  /// Builds the document that `parser` has just read; false where it gave a finding.
  mutating func build(
    from parser: borrowing EventParser, into tree: inout Tree, diagnostics: inout [Diagnostic]
  ) -> Bool {
    reset()
    let events = parser.events
    let text = parser.text
    let source = tree.sourceBytes
    tree.nodes.reserveCapacity(events.count)
    if parser.hasAliases, let (index, size) = census.excess(in: parser, budget: Self.aliasBudget) {
      isBudgetSpent = true
      let event = events[index]
      let name = String(decoding: source[Int(event.text)..<Int(event.text) + Int(event.length)], as: UTF8.self)
      report(.aliasBudget(name: name, size: size), at: event.start..<event.end, in: tree, &diagnostics)
    }
    tree.setText(text)
    for i in 0..<events.count {
      let event = events[i]
      switch UInt32(event.kind) {
      case CLIBYAML_SCALAR.rawValue:
        let start = Int(event.text)
        let range = start..<start &+ Int(event.length)
        let isInSource = event.flags & UInt16(CLIBYAML_TEXT_IN_SOURCE.rawValue) != 0
        let bytes = isInSource ? source.span.extracting(range) : text.extracting(range)
        let isKey = frame.isMapping && frame.count & 1 == 0
        var node = Node(
          kind: .string, style: Self.style(event.style),
          flags: NodeFlags(rawValue: isKey ? event.flags | NodeFlags.key.rawValue : event.flags),
          next: UInt32(truncatingIfNeeded: tree.nodes.count &+ 1), textStart: event.text, textCount: event.length,
          range: ByteRange(start: event.start, end: event.end), origin: 0, hash: 0)
        contentEnd = event.end
        frame.count &+= 1
        if event.properties != 0 {
          resolve(&node, text: bytes, event: event, parser: parser, tree: tree, diagnostics: &diagnostics)
        }
        if isKey {
          node.kind = .string
          node.hash = TextHash.hash(bytes)
          tree.nodes.append(node)
          noteKey(hash: node.hash, tree: tree, diagnostics: &diagnostics)
        } else {
          if event.style == UInt8(CLIBYAML_PLAIN.rawValue), event.properties == 0 {
            node.kind = CoreSchema.kind(of: bytes)
            if CoreSchema.isAmbiguousStart(of: bytes, kind: node.kind) { tree.mayHoldAmbiguousScalars = true }
          }
          tree.nodes.append(node)
        }
      case CLIBYAML_MAPPING_START.rawValue, CLIBYAML_SEQUENCE_START.rawValue:
        open(event, parser: parser, tree: &tree, diagnostics: &diagnostics)
      case CLIBYAML_MAPPING_END.rawValue, CLIBYAML_SEQUENCE_END.rawValue:
        close(event, source: source, tree: &tree)
      case CLIBYAML_ALIAS.rawValue:
        expand(event, source: source, tree: &tree, diagnostics: &diagnostics)
      default:
        break
      }
    }
    if !duplicates.isEmpty { offerRemovals(in: tree, diagnostics: &diagnostics) }
    return isSound
  }

  private mutating func reset() {
    if !duplicates.isEmpty { duplicates.removeAll() }
    parents.removeAll(keepingCapacity: true)
    frame = Frame(node: .root, isMapping: false)
    anchors.removeAll()
    keys.removeAll()
    isBudgetSpent = false
    isSound = true
  }

  private mutating func open(
    _ event: clibyaml_event, parser: borrowing EventParser, tree: inout Tree, diagnostics: inout [Diagnostic]
  ) {
    let isMapping = UInt32(event.kind) == CLIBYAML_MAPPING_START.rawValue
    var node = Node(
      kind: isMapping ? .mapping : .sequence, style: Self.style(event.style), flags: NodeFlags(rawValue: 0), next: 0,
      textStart: 0, textCount: 0, range: ByteRange(start: event.start, end: event.end), origin: 0, hash: 0)
    contentEnd = event.end
    if frame.isMapping, frame.count & 1 == 0 {
      report(.complexKey(isMapping: isMapping), at: event.start..<event.start + 1, in: tree, &diagnostics)
    }
    frame.count += 1
    if event.properties != 0 {
      resolveCollection(&node, event: event, parser: parser, tree: tree, diagnostics: &diagnostics)
    }
    parents.append(frame)
    frame = Frame(node: NodeID(tree.nodes.count), isMapping: isMapping)
    tree.nodes.append(node)
  }

  private mutating func close(_ event: clibyaml_event, source: [UInt8], tree: inout Tree) {
    let index = frame.node.index
    let start = tree.nodes[index].range.start
    let opening = source[Int(start)]
    // A pair in a flow sequence is a flow mapping without brackets.
    if case .flow = tree.nodes[index].style, opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[") {
      contentEnd = event.end
    }
    let isMapping = frame.isMapping
    let count = frame.count
    let end = max(contentEnd, start)
    let next = UInt32(truncatingIfNeeded: tree.nodes.count)
    tree.nodes[index].range.end = end
    tree.nodes[index].next = next
    tree.nodes[index].textCount = isMapping ? count / 2 : count
    frame = parents.removeLast()
  }

  /// The node style of an event's: they have the same order.
  @inline(__always) private static func style(_ raw: UInt8) -> NodeStyle {
    switch raw {
    case 0: .plain
    case 1: .singleQuoted
    case 2: .doubleQuoted
    case 3: .literal
    case 4: .folded
    case 5: .flow
    default: .block
    }
  }

  /// Looks for an earlier key of the open mapping that equals the last node of the tree.
  @inline(__always)
  mutating func noteKey(hash: UInt32, tree: borrowing Tree, diagnostics: inout [Diagnostic]) {
    let bit = UInt64(1) << UInt64(hash & 63)
    if frame.keyBits & bit == 0 {
      frame.keyBits |= bit
    } else {
      noteLikelyKey(tree: tree, diagnostics: &diagnostics)
    }
  }

  /// `noteKey` for a key that may equal an earlier one.
  private mutating func noteLikelyKey(tree: borrowing Tree, diagnostics: inout [Diagnostic]) {
    guard let first = equalKey(tree: tree) else { return }
    isSound = false
    let key = NodeID(tree.nodes.count - 1)
    duplicates.append(DuplicateKey(key: key, first: first, mapping: frame.node, finding: diagnostics.count))
    diagnostics.append(.duplicateKey(key, first: first, in: tree))
  }

  /// The key that equals the last node of the tree; notes the latter otherwise.
  private mutating func equalKey(tree: borrowing Tree) -> NodeID? {
    let key = NodeID(tree.nodes.count - 1)
    let count = Int(frame.count) / 2
    if frame.isIndexed { return keys.insert(key, of: frame.node, in: tree) }
    let isLarge = count >= KeyTable.threshold
    var earlier = NodeID(frame.node.rawValue + 1)
    for _ in 0..<count {
      if isLarge {
        _ = keys.insert(earlier, of: frame.node, in: tree)
      } else if tree.nodes[earlier.index].hash == tree.nodes[key.index].hash,
        tree.text(of: earlier, equalsTextOf: key, in: tree)
      {
        return earlier
      }
      earlier = NodeID(tree.nodes[Int(tree.nodes[earlier.index].next)].next)
    }
    guard isLarge else { return nil }
    frame.isIndexed = true
    frame.keyBits = .max
    return keys.insert(key, of: frame.node, in: tree)
  }

  /// Adds a finding: the tree is not sound any more.
  mutating func report(
    _ finding: DocumentFinding, at range: Range<UInt32>, in tree: borrowing Tree, _ diagnostics: inout [Diagnostic]
  ) {
    isSound = false
    let range = ByteRange(start: range.lowerBound, end: range.upperBound)
    diagnostics.append(finding.diagnostic(at: SourceSpan(source: tree.source, range: range)))
  }
}
