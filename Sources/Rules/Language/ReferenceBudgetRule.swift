/// The page of `reference-budget`.
enum ReferenceBudgetRule: Rule {
  static let description = RuleDescription(
    id: "reference-budget", summary: "references make the texts of a job no longer than 64 MiB",
    why: """
      Variables that repeat variables multiply: ten lines can stand for a text that fills the memory.
      """,
    remedy: """
      Shorten the chain of variables; write out what is needed.
      """,
    source: "manifest language, section 2",
    bad: nil,
    good: nil)
}
