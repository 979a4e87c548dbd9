/// The page of `reference-cycle`.
enum ReferenceCycleRule: Rule {
  static let description = RuleDescription(
    id: "reference-cycle", summary: "references do not lead back to themselves",
    why: """
      Each of the values waits for the other: none can ever be known.
      """,
    remedy: """
      Give one value of the loop that the finding shows a text of its own.
      """,
    source: "manifest language, section 3",
    bad: .config(
      """
      train_url: ${{ job.config.log_url }}
      log_url: ${{ job.config.train_url }}
      """),
    good: .config(
      """
      train_url: /bucket/out/
      log_url: ${{ job.config.train_url }}logs/
      """))
}
