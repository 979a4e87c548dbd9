import Diagnostics
import SourceText

/// A comment that is plainly meant to be a suppression is one. An error: it silences nothing, and nobody would notice.
enum SuppressionRule: Rule {
  static let description = RuleDescription(
    id: "suppression", summary: "a comment that is meant to suppress findings is written so that it does",
    why: """
      A comment that is nearly a suppression silences nothing, and a search for suppressions does not find it. What \
      cannot be read cannot be suppressed at all: nobody would know what else is wrong with it.
      """,
    remedy: """
      Write `# jobc: ignore[rule-id] reason` on the line before the value or at the end of its line, or \
      `# jobc: ignore-file[rule-id] reason` in the first comment of the file. Several rules are set apart by commas. \
      Mend what is wrong with the text of a file: duplicate keys, tags, quotes, indentation.
      """,
    source: "manifest language, section 9",
    bad: .config("# jobc: ignroe[value-range] made by the scheduler\nspec_id: 1"),
    good: .config("# jobc: ignore[value-range] made by the scheduler\nworker_server_num: 0"))
}

extension Diagnostic {
  /// - Parameter meant: the suppression that was meant; nil where that is a guess.
  static func malformedSuppression(_ problem: String, at span: SourceSpan, meant: String?) -> Diagnostic {
    Diagnostic(
      rule: SuppressionRule.description.id, message: problem, at: span,
      help: meant.map { "write `\($0)`, then the reason" }
        ?? "write `# jobc: ignore[rule-id] reason`; findings name their rule in brackets",
      fixes: meant.map { [Fix(title: "write `\($0)`", edits: [Edit(replacing: span, with: $0)])] } ?? [])
  }

  static func misplacedSuppression(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: SuppressionRule.description.id, message: "\"ignore-file\" stands behind the start of the file", at: span,
      help: "write it into the first comment, above the first key; or \"ignore\" for one line")
  }
}
