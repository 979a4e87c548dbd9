/// The page of `unknown-fragment`.
enum UnknownFragmentRule: Rule {
  static let description = RuleDescription(
    id: "unknown-fragment", summary: "\"use\" names fragments that are declared here or in an included file",
    why: """
      Without the fragment the job lacks what it was to bring: it would not run, or run with other settings.
      """,
    remedy: """
      Mend the spelling, or include the file that declares the fragment.
      """,
    source: "manifest language, section 6",
    bad: .config(
      "",
      above:
        """
        fragments: { training: { job_desc: a training } }
        use: [trainig]
        """),
    good: .config(
      "",
      above:
        """
        fragments: { training: { job_desc: a training } }
        use: [training]
        """))
}
