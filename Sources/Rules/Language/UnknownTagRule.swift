/// The page of `unknown-tag`.
enum UnknownTagRule: Rule {
  static let description = RuleDescription(
    id: "unknown-tag", summary: "a tag is one of YAML's core schema",
    why: """
      A custom tag asks the reader to run code of an application that is not there. Leaving it out silently \
      would send another value than the one that was meant.
      """,
    remedy: """
      Remove the tag and write the value itself. Known are !!str, !!int, !!float, !!bool, !!null, !!seq and \
      !!map. For a value from outside use a variable with `from: { env: NAME }`.
      """,
    source: "YAML 1.2.2, section 10.3",
    bad: .config("data_url: !env DATA_URL"),
    good: .config("data_url: /bucket/data/"))
}
