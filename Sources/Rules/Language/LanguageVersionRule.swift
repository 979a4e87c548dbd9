/// The page of `language-version`.
enum LanguageVersionRule: Rule {
  static let description = RuleDescription(
    id: "language-version", summary: "a file is written for a version of the manifest language that this jobc knows",
    why: """
      A later version may give known words another meaning. Reading it by the old rules could submit a job that \
      nobody wrote.
      """,
    remedy: """
      Use a newer jobc. If the file was never meant for another version, write `jobc: 1` or leave the key out.
      """,
    source: "manifest language, section 1",
    bad: .config("", above: "jobc: 2"),
    good: .config("", above: "jobc: 1"))
}
