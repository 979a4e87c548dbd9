/// The page of `unused-anchor`.
enum UnusedAnchorRule: Rule {
  static let description = RuleDescription(
    id: "unused-anchor", summary: "every anchor is repeated by an alias", severity: .warning,
    why: """
      An anchor says "this is repeated below", and a reader looks for where. Most often the alias was replaced \
      by a value of its own, and the two have parted since.
      """,
    remedy: """
      Remove the anchor, or repeat it as `*name` below in the same document. Anchors do not reach into other \
      documents and files.
      """,
    source: "YAML 1.2.2, section 3.2.2.2",
    bad: .config("train_url: &output /bucket/out/"),
    good: .config(
      """
      train_url: &output /bucket/out/
      log_url: *output
      """))
}
