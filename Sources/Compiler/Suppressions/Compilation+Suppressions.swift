import Diagnostics
import Manifest
import Rules
import SourceText

extension Compilation {
  /// Takes out what comments silence, and says what is wrong with the comments.
  ///
  /// - Parameter asksForRequests: whether a job that gives none is a finding.
  mutating func apply(_ index: SuppressionIndex, asksForRequests: Bool) {
    let files = index.files
    guard !files.isEmpty else { return }
    var used: [NameKey: Set<FileSuppressions.EntryID>] = [:]
    var left: [Diagnostic] = []
    /// The first finding that is left of each rule in a file with suppressions.
    var leftPlaces: [NameKey: [NameKey: SourceSpan]] = [:]
    var found: [Diagnostic] = []
    for diagnostic in diagnostics {
      let path = NameKey(diagnostic.span.source.path)
      guard let file = files[path], let id = file.entry(covering: diagnostic) else {
        left.append(diagnostic)
        let rule = NameKey(diagnostic.rule)
        if files[path] != nil, leftPlaces[path]?[rule] == nil { leftPlaces[path, default: [:]][rule] = diagnostic.span }
        continue
      }
      used[path, default: []].insert(id)
      let suppression = file.suppressions[id.suppression]
      suppressed.append(
        SuppressedDiagnostic(diagnostic: diagnostic, reason: suppression.reason, span: suppression.span))
      if asksForRequests, diagnostic.severity == .error, !diagnostic.allowsRequest {
        found.append(.suppressedError(diagnostic, at: suppression.entries[id.entry].span))
      }
    }
    for (path, file) in files {
      guard let scope = suppressionScopes[path] else { continue }
      found += file.diagnostics
      let isJudged = scope.isJudged && file.isComplete && !hasBrokenProject
      found += file.unused(
        used[path] ?? [], isJudged: { isJudged && !scope.skippedRules.contains(NameKey(RuleRegistry.family(of: $0))) },
        nearest: { leftPlaces[path]?[NameKey($0)] })
    }
    diagnostics = found.isEmpty ? left : (left + found).inReportOrder()
  }
}
