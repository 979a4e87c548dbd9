import Diagnostics
import DocumentModel
import SourceText

/// A plain value that a reader of YAML 1.1 takes for something else (YAML 1.1, "language-independent types"). A note:
/// here its meaning is certain.
enum AmbiguousValueRule: Rule {
  static let description = RuleDescription(
    id: "ambiguous-value", summary: "a value means the same to readers of YAML 1.1", severity: .note,
    why: """
      Editors, templates and scripts beside this tool often read YAML 1.1, where yes, no, on and off are booleans, \
      12:30:45 is a number of base 60, 0777 one of base 8, 1_000 a thousand and 2024-01-01 a date. jobc reads YAML 1.2, \
      where all but 0777 are text. Whoever reads the file with the other kind of reader sees, and sends, another value.
      """,
    remedy: """
      Put quotes around the value: it is sent as it is now, and everyone reads it so. If the number or the boolean is \
      meant, write it in a way that is the same for all: true, 1000, 511.
      """,
    source: "YAML 1.2.2, section 10.3; YAML 1.1, types bool, int, float, timestamp",
    bad: .config("parameter: { use_amp: yes }"),
    good: .config("parameter: { use_amp: \"yes\" }"))

  static func check(_ body: Tree, _ findings: inout Findings) {
    guard body.mayHoldAmbiguousScalars else { return }
    let nodes = body.nodes.span
    let source = body.sourceBytes.span
    let decoded = body.text.span
    for i in nodes.indices {
      // Every other node is a key, most values are in quotes, and the first byte settles nearly all others.
      if nodes[i].flags.contains(.key) || nodes[i].style != .plain || nodes[i].textCount &- 2 > 38 { continue }
      let start = Int(nodes[i].textStart)
      let first = nodes[i].flags.contains(.textInSource) ? source[start] : decoded[start]
      guard
        first &- 0x30 < 10 || first | 0x21 == UInt8(ascii: "o") || first | 0x20 == UInt8(ascii: "y")
          || first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
      else { continue }
      check(NodeID(i), body, &findings)
    }
  }

  private static func check(_ id: NodeID, _ body: Tree, _ findings: inout Findings) {
    let kind = body[id].kind
    guard kind == .string || kind == .integer, let reading = reading(of: body.text(of: id)),
      kind == .string || reading.isOctal, isWrittenPlain(id, body)
    else { return }
    report(id, reading, &findings)
  }

  private static func report(_ id: NodeID, _ reading: OtherReading, _ findings: inout Findings) {
    let body = findings.body
    // Of another type than its field: that was said, and the mend mends both.
    let span = body.span(of: id)
    guard !findings.diagnostics.contains(where: { $0.span == span }), !isUnderUnknownKey(id, findings) else { return }
    let text = body.string(of: id)
    let isNumber = body[id].kind == .integer
    findings.report(
      AmbiguousValueRule.self,
      "readers of YAML 1.1 take \(text) for \(reading.phrase(text)); jobc sends "
        + (isNumber ? "the number \(decimal(text))" : "the text \"\(text)\""),
      at: id,
      help: isNumber
        ? "write the number without the zero in front"
        : "quote it to have it read as text everywhere: \(Findings.doubleQuoted(text))",
      fixes: isNumber
        ? findings.replacement(of: id, with: decimal(text), title: "write \(decimal(text))", isString: false)
        : findings.replacement(of: id, with: Findings.doubleQuoted(text), title: "quote the value", isString: false),
      source: "YAML 1.1, type \(reading.type)")
  }

  /// What stands under a key that nobody knows is nobody's value.
  private static func isUnderUnknownKey(_ id: NodeID, _ findings: Findings) -> Bool {
    let unknown = findings.diagnostics.filter { $0.rule == UnknownKeyRule.description.id }.compactMap(\.pointer)
    guard !unknown.isEmpty else { return false }
    let pointer = JSONPointer(to: id, in: findings.body).description.utf8
    return unknown.contains { pointer.elementsEqual($0.utf8) || pointer.starts(with: ($0 + "/").utf8) }
  }

  /// An integer without zeros in front.
  private static func decimal(_ text: String) -> String { String(text.drop { $0 == "0" }) }

  /// Whether the source shows the value as it is, so that another reader would meet it: no quotes, no reference, no
  /// command line.
  private static func isWrittenPlain(_ id: NodeID, _ body: Tree) -> Bool {
    let span = body.span(of: id)
    guard !span.source.path.utf8.starts(with: "<--var".utf8), !span.source.path.utf8.starts(with: "<JOBC_VAR".utf8),
      !body[id].flags.contains(.secret), !body[id].flags.contains(.tagged),
      span.range.indices.count == body.text(of: id).count
    else { return false }
    return span.source.text(in: span.range).utf8.elementsEqual(body.string(of: id).utf8)
  }

  /// What the value is to a reader of YAML 1.1; nil where it is the same.
  @inline(__always)
  private static func reading(of text: Span<UInt8>) -> OtherReading? {
    switch text[0] {
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"): OtherReading(ofNumber: text)
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "o"),
      UInt8(ascii: "O"):
      text.count <= 3 ? OtherReading(ofWord: text) : nil
    default: nil
    }
  }
}
