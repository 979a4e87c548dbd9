/// The page of `use-limit`.
enum UseLimitRule: Rule {
  static let description = RuleDescription(
    id: "use-limit", summary: "sets use one another at most 200 deep, and at most 100,000 times for a job",
    why: """
      Sets of sets multiply as aliases do: a few lines can stand for more entries than any machine holds.
      """,
    remedy: """
      List the entries in fewer sets; two or three levels are all that a reader can follow.
      """,
    source: "manifest language, section 6",
    bad: nil,
    good: nil)
}
