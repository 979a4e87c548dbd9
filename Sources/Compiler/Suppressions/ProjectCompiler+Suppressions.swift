import Diagnostics
import Manifest
import Rules
import SourceText

extension ProjectCompiler {
  /// Notes whose suppressions are reported on, and which of them this run could have used.
  ///
  /// A suppression is called unused only where all was looked for that it could silence: in every environment of the
  /// project, for every job that uses the file, behind no error that keeps a job from being checked.
  mutating func noteSuppressions(
    _ outcomes: [FileOutcome], graph: SourceGraph, environments: [Environment], project: Project
  ) {
    let lacksCatalogs = result.skippedChecks.contains { $0.check.utf8.elementsEqual("catalog".utf8) }
    let libraries = graph.libraries
    for library in libraries { suppressions.add(library.source) }
    let files = suppressions.files
    guard !files.isEmpty else { return }
    let isWhole = environments.count == project.environments.count
    let isComplete = outcomes.allSatisfy(\.isComplete)
    let skipped = skippedRules(isComplete: isComplete, lacksCatalogs: lacksCatalogs)
    func scope(of outcome: FileOutcome) -> SuppressionScope {
      var scope = SuppressionScope(
        isJudged: isWhole && outcome.isReported && outcome.isComplete
          && !outcome.diagnostics.contains { $0.severity == .error && !$0.allowsRequest }, skippedRules: skipped)
      // A policy speaks of jobs without errors.
      if outcome.diagnostics.contains(where: suppressions.isFatal) { scope.skippedRules.insert(NameKey("policy")) }
      return scope
    }
    var scopes: [NameKey: SuppressionScope] = [:]
    for outcome in outcomes where outcome.isReported && files[NameKey(outcome.path)] != nil {
      scopes[NameKey(outcome.path)] = scope(of: outcome)
    }
    let broken = Set(graph.loadingDiagnostics.filter { $0.severity == .error }.map { NameKey($0.span.source.path) })
    // Those who include the same share a scope, so that few sets of paths are looked at.
    let usersByScope = Dictionary(
      grouping: outcomes.filter { $0.included != nil }, by: { $0.included.map { ObjectIdentifier($0) } })
    for library in libraries {
      let path = NameKey(library.source.path)
      guard files[path] != nil else { continue }
      let users = usersByScope.lazy.filter { $0.value[0].included?.paths.contains(path) == true }.flatMap(\.value)
      guard scopes[path] != nil || users.contains(where: \.isReported) else { continue }
      let own = SuppressionScope(
        isJudged: isWhole && library.isComplete && !broken.contains(path), skippedRules: skipped)
      scopes[path] = users.reduce(scopes[path] ?? own) { $0.intersection(scope(of: $1)) }.intersection(own)
    }
    if let source = project.source {
      // A policy in YAML lies among the manifests and is none: its outcome has no path.
      let own = SuppressionScope(
        isJudged: isWhole && isComplete && outcomes.allSatisfy { $0.isReported || $0.path.isEmpty },
        skippedRules: skipped)
      scopes[NameKey(source.path)] = own
    }
    add(scopes)
  }

  /// Rules that were not looked for though their files were read.
  private func skippedRules(isComplete: Bool, lacksCatalogs: Bool) -> Set<NameKey> {
    var rules: Set<NameKey> = []
    if lacksCatalogs { rules.formUnion(RuleRegistry.catalogs.rules.map { NameKey($0.description.id) }) }
    if !isComplete { rules.insert(NameKey("unused-variable")) }
    // Without a project the files that were not named are not looked at.
    if part.location.file == nil, !part.files.isEmpty {
      rules.formUnion([NameKey("unused-variable"), NameKey("duplicate-job-name")])
    }
    // A policy that cannot be read has refused nothing.
    if hasBrokenPolicy { rules.insert(NameKey("policy")) }
    return rules
  }
}
