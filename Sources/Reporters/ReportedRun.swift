import Diagnostics
import SourceText

/// What a report is made of: the findings of a run and what else its readers ask for.
package struct ReportedRun: Sendable {
  /// In report order.
  package var diagnostics: [Diagnostic]
  /// The findings that comments silence, each with its comment and the reason that it gives, which may be empty. SARIF
  /// tells of them; the other formats have no word for it.
  package var suppressed: [(diagnostic: Diagnostic, reason: String, comment: SourceSpan)] = []
  package var summary: ReportSummary
  /// The version of `jobc`.
  package var version: String
  /// The manifests that were looked at, as findings name them, in any order; those without findings too.
  package var files: [String] = []
  /// From which severity on a finding fails the run.
  package var failLevel = Severity.error
  /// The working folder, relative to the folder from which a CI system reads paths, with `/`; empty for that folder
  /// itself.
  package var folder = ""
  /// Whether all could be read that says what to check: not where `jobc.yaml` has errors.
  package var isComplete = true
  /// Which part of a run it is; nil for the whole.
  package var part: ReportedPart?

  package init(_ diagnostics: [Diagnostic], summary: ReportSummary, version: String) {
    self.diagnostics = diagnostics
    self.summary = summary
    self.version = version
  }

  /// The path of `source` as a CI system reads it.
  func place(of source: SourceFile) -> String {
    let path = source.path
    guard !folder.isEmpty, source.isFile, path.utf8.first != UInt8(ascii: "/") else { return path }
    var names = folder.utf8.split(separator: UInt8(ascii: "/"))
    for name in path.utf8.split(separator: UInt8(ascii: "/")) {
      if name.elementsEqual("..".utf8), let last = names.last, !last.elementsEqual("..".utf8) {
        names.removeLast()
      } else {
        names.append(name)
      }
    }
    return names.map { String(Substring($0)) }.joined(separator: "/")
  }
}
