import Diagnostics

/// What is known of a rule before it finds anything: the page that `jobc explain` prints.
package struct RuleDescription: Sendable, Hashable {
  /// Kebab case, as findings and suppressions name it.
  package let id: String
  /// What the rule asks for: one sentence without a full stop.
  package let summary: String
  /// How grave its findings are where nothing says otherwise.
  package let severity: Severity
  /// What goes wrong at the service or in the team where nobody listens: a paragraph of whole sentences.
  package let why: String
  /// What to do: whole sentences.
  package let remedy: String
  /// Where the constraint is written; nil where it is ours.
  package let source: String?
  /// Files with one mistake, which give one finding, of this rule; nil where no text on a screen could show it.
  package let bad: RuleExample?
  /// The same without the mistake, which gives no finding.
  package let good: RuleExample?

  package init(
    id: String, summary: String, severity: Severity = .error, why: String, remedy: String, source: String? = nil,
    bad: RuleExample?, good: RuleExample?
  ) {
    self.id = id
    self.summary = summary
    self.severity = severity
    self.why = why
    self.remedy = remedy
    self.source = source
    self.bad = bad
    self.good = good
  }
}

/// A rule: each is a type in a file of its own, which also holds its words.
///
/// Findings of lower rooms (syntax, includes, references …) are worded there; their rules have a page here, because
/// here is the registry.
package protocol Rule: SendableMetatype {
  static var description: RuleDescription { get }
}
