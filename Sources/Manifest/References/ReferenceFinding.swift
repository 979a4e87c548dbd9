import Diagnostics
import DocumentModel
import SourceText

/// The words and places of references that cannot be read.
enum ReferenceFinding {
  static func diagnostic(_ fault: Template.Fault, node: Node, site: SourceSpan) -> Diagnostic {
    switch fault {
    case .nested(let range):
      return Diagnostic(
        rule: "reference", message: "a reference stands inside another", at: span(range, of: node, in: site),
        help: "references do not nest; a name is written as it is")
    case .unclosed(let range):
      return Diagnostic(
        rule: "reference", message: "\"${{\" is not closed by \"}}\"", at: span(range, of: node, in: site),
        help: "close it, or write `$${{` for the characters themselves")
    case .malformed(let range, let text):
      return Diagnostic(
        rule: "reference",
        message: text.isEmpty ? "a reference is empty" : "\"\(text)\" is no reference",
        at: span(range, of: node, in: site),
        help: "a reference is a namespace and a name, as in `${{ var.bucket }}`; there are no expressions")
    case .unknownNamespace(let range, let name):
      return .unknownName(
        "namespace", name, at: span(range, of: node, in: site), rule: "unknown-namespace",
        known: ["var", "matrix", "env", "job"], isReplaceable: node.flags.contains(.textInSource))
    }
  }

  /// The place of a range of a scalar's text: exact where the text stands in the source as it is.
  private static func span(_ range: Range<Int>, of node: Node, in site: SourceSpan) -> SourceSpan {
    guard node.flags.contains(.textInSource) else { return site }
    let start = node.textStart + UInt32(range.lowerBound)
    return SourceSpan(source: site.source, range: ByteRange(start: start, end: start + UInt32(range.count)))
  }

  /// The first place of `name`, whole, within `site`; all of `site` where it does not stand there.
  static func span(of name: String, in site: SourceSpan) -> SourceSpan {
    let name = Array(name.utf8)
    let bytes = site.source.bytes
    let range = site.range.indices.clamped(to: 0..<site.source.count)
    guard !name.isEmpty, range.count >= name.count else { return site }
    for start in range.lowerBound...(range.upperBound - name.count) where bytes[start] == name[0] {
      let end = start + name.count
      let isWhole = !(end < range.upperBound && Template.isNameByte(bytes[end]))
      if isWhole, bytes[start..<end].elementsEqual(name) {
        return SourceSpan(source: site.source, range: ByteRange(start..<end))
      }
    }
    return site
  }
}
