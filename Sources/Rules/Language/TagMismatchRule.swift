/// The page of `tag-mismatch`.
enum TagMismatchRule: Rule {
  static let description = RuleDescription(
    id: "tag-mismatch", summary: "a value is of the type that its tag says",
    why: """
      The tag and the value contradict each other, and a reader can only obey one of them.
      """,
    remedy: """
      Remove the tag, or write a value that fits it.
      """,
    source: "YAML 1.2.2, section 10.3",
    bad: .config("worker_server_num: !!int two"),
    good: .config("worker_server_num: !!int \"2\""))
}
