/// The page of `use-limit`.
enum UseLimitRule: Rule {
  static let description = RuleDescription(
    id: "use-limit", summary: "sets use one another at most 200 deep, and at most 100,000 times for a job",
    why: """
      Sets of sets multiply as aliases do: a few lines can stand for more entries than any machine holds. What they put \
      into one job comes to at most 1,000,000 nodes and 64 MiB of text, too.
      """,
    remedy: """
      List the entries in fewer sets; two or three levels are all that a reader can follow.
      """,
    source: "manifest language, section 6",
    bad: nil,
    good: nil)
}
