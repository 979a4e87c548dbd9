/// The page of `undefined-alias`.
enum UndefinedAliasRule: Rule {
  static let description = RuleDescription(
    id: "undefined-alias", summary: "an alias repeats an anchor above it in the same document",
    why: """
      The value is not there: the anchor is misspelt, stands further down, or in another document or file. \
      Anchors do not reach across documents.
      """,
    remedy: """
      Define the anchor above, or share the value by a variable or a fragment, which reach across files. A text \
      that begins with * needs quotes.
      """,
    source: "YAML 1.2.2, section 7.1",
    bad: .config("log_url: *output"),
    good: .config(
      """
      train_url: &output /bucket/out/
      log_url: *output
      """))
}
