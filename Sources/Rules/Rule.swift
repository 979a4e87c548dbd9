import Diagnostics

/// What is known of a rule before it finds anything.
package struct RuleDescription: Sendable, Hashable {
  /// Kebab case, as findings and suppressions name it.
  package let id: String
  /// What the rule asks for: one sentence without a full stop.
  package let summary: String
  package let severity: Severity
}

/// A rule: each is a type in a file of its own, which also holds its words.
package protocol Rule: SendableMetatype {
  static var description: RuleDescription { get }
}
