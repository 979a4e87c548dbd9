import Diagnostics
import SourceText

/// A finding on a few lines: all of it, so that nothing of it can change unseen.
enum CompactFinding {
  static func text(_ finding: Diagnostic) -> String {
    var text = "\(place(finding.span)) \(finding.severity.rawValue)[\(finding.rule)] \(finding.message)\n"
    if !finding.environments.isEmpty { text += "  in \(finding.environments.joined(separator: ", "))\n" }
    if !finding.jobs.isEmpty { text += "  jobs \(finding.jobs.joined(separator: ", "))\n" }
    for label in finding.related { text += "  at \(place(label.span)) \(label.message)\n" }
    if let help = finding.help { text += "  help \(help)\n" }
    for fix in finding.fixes {
      let edits = fix.edits.map { "\(place($0.span)) → \($0.text.debugDescription)" }.joined(separator: ", ")
      text += "  fix (\(fix.applicability.rawValue)) \(fix.title): \(edits)\n"
    }
    return text
  }

  /// `path:line:column-column`, or `path:line:column-line:column` over several lines; `#` marks what is never shown.
  static func place(_ span: SourceSpan) -> String {
    let index = LineIndex(span.source)
    let (start, end) = (index.position(of: span.range.start), index.position(of: span.range.end))
    let last = start.line == end.line ? "\(end.column)" : "\(end.line):\(end.column)"
    return "\(span.source.path)\(span.source.isConfidential ? "#" : ""):\(start.line):\(start.column)-\(last)"
  }
}
