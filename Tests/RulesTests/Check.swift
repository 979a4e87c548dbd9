import Diagnostics
import DocumentModel
import Rules
import SourceText
import YAMLSyntax

/// The findings of a request written in YAML, which must be sound YAML.
func check(_ text: String) throws -> [Diagnostic] {
  let source = SourceFile(path: "job.yaml", content: text.utf8)
  var reader = DocumentReader(source: source)
  var tree = Tree(source: source)
  var diagnostics: [Diagnostic] = []
  guard case .document = reader.next(into: &tree, diagnostics: &diagnostics) else { throw NotRead(diagnostics) }
  RequestChecker().check(tree, into: &diagnostics)
  return diagnostics
}

/// The text is no document.
struct NotRead: Error {
  let diagnostics: [Diagnostic]
  init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

extension Diagnostic {
  /// `error wrong-type 4:12 /config/spec_id`.
  var brief: String {
    let position = LineIndex(span.source).position(of: span.range.start)
    return "\(severity) \(rule) \(position.line):\(position.column) \(pointer ?? "-")"
  }

  /// Everything that a reporter could print.
  var full: String {
    func place(_ other: SourceSpan) -> String {
      let index = LineIndex(other.source)
      let start = index.position(of: other.range.start)
      let end = index.position(of: other.range.end)
      let path = other.source === span.source ? "" : other.source.path + ":"
      return "\(path)\(start.line):\(start.column)-\(end.line):\(end.column)"
    }
    var lines = ["\(place(span)): \(severity): \(message) [\(rule)] (\(source ?? "no source")) \(pointer ?? "-")"]
    lines += related.map { "  \(place($0.span)): \($0.message)" }
    if let help { lines.append("  help: \(help)") }
    for fix in fixes {
      lines.append("  fix (\(fix.applicability)): \(fix.title)")
      lines += fix.edits.map { "    \(place($0.span)) -> \($0.text)" }
    }
    return lines.joined(separator: "\n")
  }

  /// The source's text after the first fix.
  var mended: String? {
    guard let edits = fixes.first?.edits else { return nil }
    var bytes = Array(span.source.bytes.dropLast())
    for edit in edits.sorted(by: { $0.span.range.start > $1.span.range.start }) {
      bytes.replaceSubrange(edit.span.range.indices, with: edit.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
