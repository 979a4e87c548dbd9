import Diagnostics
import SourceText

/// A suppression names rules that there are. An error: a misspelt one silences nothing.
enum UnknownRuleRule: Rule {
  static let description = RuleDescription(
    id: "unknown-rule", summary: "a suppression names rules that there are",
    why: """
      A rule whose name is misspelt is not suppressed, and a rule that is gone has left a comment that says \
      nothing any more.
      """,
    remedy: """
      Write the rule as findings show it, in brackets at the end of their first line; `jobc explain` lists all of \
      them. Several rules are set apart by commas.
      """,
    source: "manifest language, section 9",
    bad: .config("# jobc: ignore[unknown-keys] known to the new service\nspec_id: 1"),
    good: .config(""))
}

extension Diagnostic {
  static func unknownRule(_ rule: String, at span: SourceSpan) -> Diagnostic {
    let words = rule.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
    if words.count > 1, words.allSatisfy(Unsuppressible.isRule) {
      let list = words.joined(separator: ", ")
      return Diagnostic(
        rule: UnknownRuleRule.description.id, message: "unknown rule \"\(rule)\"", at: span,
        help: "set rules apart by commas: \(list)",
        fixes: [Fix(title: "write \(list)", edits: [Edit(replacing: span, with: list)])])
    }
    let known = RuleRegistry.descriptions.map(\.id)
    let near = Suggestion.nearest(to: rule, among: known)
    return Diagnostic(
      rule: UnknownRuleRule.description.id, message: "unknown rule \"\(rule)\"", at: span,
      help: near.map { "did you mean \"\($0)\"?" } ?? "findings name their rule in brackets, as in [unknown-key]",
      fixes: near.map {
        [
          Fix(
            title: "write \"\($0)\"", applicability: Suggestion.isSlip(rule, for: $0, among: known) ? .safe : .unsafe,
            edits: [Edit(replacing: span, with: $0)])
        ]
      } ?? [])
  }
}
