/// The page of `unused-fragment`.
enum UnusedFragmentRule: Rule {
  static let description = RuleDescription(
    id: "unused-fragment", summary: "every fragment that is declared is used", severity: .warning,
    why: """
      A fragment without a job is dead text: it is read, kept up to date and believed in, while the jobs have \
      their settings from elsewhere. The whole project is looked at, in all of its environments.
      """,
    remedy: """
      Remove the fragment, or name it under "use" in the job that it was written for.
      """,
    source: "manifest language, section 6",
    bad: .config("", above: "fragments: { training: { job_desc: a training } }"),
    good: .config(
      "",
      above:
        """
        fragments: { training: { job_desc: a training } }
        use: [training]
        """))
}
