/// The page of `directive`.
enum DirectiveRule: Rule {
  static let description = RuleDescription(
    id: "directive", summary: "a directive stands where it can act, takes what it needs, and names what is there",
    why: """
      A directive that changes nothing hides a mistake: the entry that was to be removed is sent all the same.
      """,
    remedy: """
      `$append`, `$prepend`, `$replace` and `$remove` stand in a map in place of a list, `$unset` in any map, \
      `$use` in an entry of "volumes" or in "parameter". `$remove` and `$unset` name labels, paths or keys that \
      a lower layer sets; the finding lists near ones.
      """,
    source: "manifest language, section 6",
    bad: .config(
      "parameter: { $remove: [epoch] }",
      above:
        """
        fragments: { base: { config: { parameter: { epochs: 90 } } } }
        use: [base]
        """),
    good: .config(
      "parameter: { $remove: [epochs] }",
      above:
        """
        fragments: { base: { config: { parameter: { epochs: 90 } } } }
        use: [base]
        """))
}
