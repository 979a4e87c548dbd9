import CLibYAML
import Diagnostics
import DocumentModel
import SourceText

/// The tags of the core schema (YAML 1.2.2 §10.3), resolved.
enum CoreTag {
  case null, boolean, integer, float, string, sequence, mapping
  /// `!`: what the node would be if nothing were looked at but its kind (YAML 1.2.2 §6.9.1).
  case nonSpecific

  private static let prefix: StaticString = "tag:yaml.org,2002:"

  /// The tag that is written out as `name`; nil for any other.
  init?(_ name: Span<UInt8>) {
    let text = String(decoding: (0..<name.count).map { name[$0] }, as: UTF8.self)
    switch text {
    case "!": self = .nonSpecific
    case "tag:yaml.org,2002:null": self = .null
    case "tag:yaml.org,2002:bool": self = .boolean
    case "tag:yaml.org,2002:int": self = .integer
    case "tag:yaml.org,2002:float": self = .float
    case "tag:yaml.org,2002:str": self = .string
    case "tag:yaml.org,2002:seq": self = .sequence
    case "tag:yaml.org,2002:map": self = .mapping
    default: return nil
    }
  }

  /// The kind of a scalar with this tag; nil where its text does not fit.
  func kind(of text: Span<UInt8>) -> NodeKind? {
    switch self {
    case .string, .nonSpecific: .string
    case .null: CoreSchema.isNull(text) ? .null : nil
    case .boolean: CoreSchema.isBoolean(text) ? .boolean : nil
    case .integer: CoreSchema.numberKind(of: text) == .integer ? .integer : nil
    case .float: CoreSchema.numberKind(of: text) == .string ? nil : .float
    case .sequence, .mapping: nil
    }
  }
}

extension TreeBuilder {
  /// Gives a scalar the kind that its tag asks for and remembers its anchor.
  mutating func resolve(
    _ node: inout Node, text: Span<UInt8>, event: clibyaml_event, parser: borrowing EventParser, tree: borrowing Tree,
    diagnostics: inout [Diagnostic]
  ) {
    guard let properties = parser.properties(of: event) else { return }
    define(properties, parser: parser, tree: tree)
    guard properties.tag_length > 0 else {
      node.kind = node.style == .plain ? CoreSchema.kind(of: text) : .string
      return
    }
    node.flags.insert(.tagged)
    let name = parser.text.extracting(Int(properties.tag)..<Int(properties.tag) + Int(properties.tag_length))
    let place = tagRange(properties, before: event.start, in: tree)
    guard let tag = CoreTag(name) else {
      return report(.unknownTag(written: written(place, in: tree), name: name), at: place, in: tree, &diagnostics)
    }
    if let kind = tag.kind(of: text) {
      node.kind = kind
    } else {
      let text = String(decoding: (0..<text.count).map { text[$0] }, as: UTF8.self)
      report(
        .tagMismatch(written: written(place, in: tree), tag: tag, text: text),
        at: event.start < event.end ? event.start..<event.end : place, in: tree, &diagnostics)
    }
  }

  /// Checks the tag of a collection and remembers its anchor.
  mutating func resolveCollection(
    _ node: inout Node, event: clibyaml_event, parser: borrowing EventParser, tree: borrowing Tree,
    diagnostics: inout [Diagnostic]
  ) {
    guard let properties = parser.properties(of: event) else { return }
    define(properties, parser: parser, tree: tree)
    guard properties.tag_length > 0 else { return }
    node.flags.insert(.tagged)
    let name = parser.text.extracting(Int(properties.tag)..<Int(properties.tag) + Int(properties.tag_length))
    let place = tagRange(properties, before: event.start, in: tree)
    switch CoreTag(name) {
    case nil:
      report(.unknownTag(written: written(place, in: tree), name: name), at: place, in: tree, &diagnostics)
    case .nonSpecific: break
    case .sequence where node.kind == .sequence: break
    case .mapping where node.kind == .mapping: break
    case let tag?:
      report(
        .tagMismatch(written: written(place, in: tree), tag: tag, isMapping: node.kind == .mapping), at: place,
        in: tree,
        &diagnostics)
    }
  }

  private mutating func define(
    _ properties: clibyaml_properties, parser: borrowing EventParser, tree: borrowing Tree
  ) {
    guard properties.anchor_length > 0 else { return }
    let name = Int(properties.anchor)..<Int(properties.anchor) + Int(properties.anchor_length)
    anchors.define(parser.text.extracting(name), as: NodeID(tree.nodes.count), at: properties.start)
  }

  /// Where the tag stands among the properties that begin at `properties.start` and end before `end`.
  private func tagRange(
    _ properties: clibyaml_properties, before end: UInt32, in tree: borrowing Tree
  ) -> Range<UInt32> {
    let bytes = tree.sourceBytes.span
    var start = Int(properties.start)
    if bytes[start] == UInt8(ascii: "&") {
      while bytes[start] != UInt8(ascii: "!"), start < Int(end) { start += 1 }
    }
    var stop = start
    while stop < Int(end), bytes[stop] > 0x20, bytes[stop] != UInt8(ascii: ",") || bytes[start + 1] == UInt8(ascii: "<")
    {
      stop += 1
    }
    return UInt32(start)..<UInt32(max(stop, start))
  }

  private func written(_ range: Range<UInt32>, in tree: borrowing Tree) -> String {
    tree.source.text(in: ByteRange(start: range.lowerBound, end: range.upperBound))
  }
}
