import Manifest

/// Which suppressions of a file are reported on, and which could have been used in this run.
struct SuppressionScope: Sendable {
  /// Whether everything that the file can be blamed for was looked for: in all environments and for all jobs.
  var isJudged: Bool
  /// Rules that were not looked for all the same.
  var skippedRules: Set<NameKey> = []

  /// What holds where a file plays two roles: a manifest that others include.
  func intersection(_ other: SuppressionScope) -> SuppressionScope {
    SuppressionScope(
      isJudged: isJudged && other.isJudged, skippedRules: skippedRules.union(other.skippedRules))
  }
}
