/// The page of `duplicate-key`.
enum DuplicateKeyRule: Rule {
  static let description = RuleDescription(
    id: "duplicate-key", summary: "no map has a key twice",
    why: """
      Many readers silently take the last of two equal keys, some the first. The other value is lost, in a job \
      that then runs with settings nobody chose; it happens when a block is pasted where the key stood already.
      """,
    remedy: """
      Keep one of the two. Both places are shown. Keys are compared exactly, so "lr" and "LR" are two keys.
      """,
    source: "YAML 1.2.2, section 3.2.1.3",
    bad: .config(
      """
      spec_id: 1
      spec_id: 2
      """),
    good: .config("spec_id: 2"))
}
