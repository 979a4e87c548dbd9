import Diagnostics
import Manifest
import SourceText

/// The rules whose findings cannot be suppressed: behind them a document, a file or a suppression could not be read at
/// all, so that nobody knows what else is wrong with it.
package enum Unsuppressible {
  /// Rules of the readers: a document that fails them is not checked.
  private static let ofReading = [
    "alias-budget", "complex-key", "duplicate-key", "file-size", "json-syntax", "language-version", "nesting-depth",
    "policy-schema", "recursive-alias", "tag-mismatch", "undefined-alias", "unknown-tag", "unquoted-reference",
    "unreadable-file", "yaml-encoding", "yaml-syntax",
  ]

  /// Rules about suppressions.
  private static let ofSuppressions = [
    SuppressionRule.description.id, UnknownRuleRule.description.id, UnusedSuppressionRule.description.id,
    SuppressedErrorRule.description.id,
  ]

  private static let known = Set(RuleRegistry.descriptions.map { NameKey($0.id) })
  private static let all = Set((ofReading + ofSuppressions).map { NameKey($0) })

  /// Whether findings of `rule` keep a document or a file from being read.
  package static func isOfReading(_ rule: String) -> Bool { ofReading.contains { TextOrder.areEqual($0, rule) } }

  /// Whether findings of `rule` say that a suppression silences nothing though it was meant to.
  package static func keepsFromSuppressing(_ rule: String) -> Bool {
    TextOrder.areEqual(rule, SuppressionRule.description.id) || TextOrder.areEqual(rule, UnknownRuleRule.description.id)
  }

  static func contains(_ rule: String) -> Bool { all.contains(NameKey(rule)) }

  /// Whether a finding may be of the rule: it is in the registry, or is a policy's by its own name, of which only the
  /// policy knows.
  static func isRule(_ rule: String) -> Bool {
    known.contains(NameKey(rule)) || PolicyAnnotations.isRule(rule)
  }

  /// What there is to say against suppressing a rule; nil where nothing is.
  static func objection(to rule: String, at span: SourceSpan) -> Diagnostic? {
    guard isRule(rule) else { return .unknownRule(rule, at: span) }
    guard contains(rule) else { return nil }
    return Diagnostic(
      rule: SuppressionRule.description.id, message: "\"\(rule)\" cannot be suppressed", at: span,
      help: isOfReading(rule)
        ? "what cannot be read is not checked either: mend it" : "mend or remove the suppression it speaks of")
  }
}
