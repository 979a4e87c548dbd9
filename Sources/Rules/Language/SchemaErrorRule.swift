/// The page of `schema-error`.
enum SchemaErrorRule: Rule {
  static let description = RuleDescription(
    id: "schema-error", summary: "the schema that \"validate\" was given is a JSON Schema",
    why: """
      A schema with a mistake in it cannot be compiled, so that nothing is checked with it.
      """,
    remedy: """
      Mend the schema at the place that is shown. Every mistake has a finding of its own.
      """,
    source: "JSON Schema Core 2020-12", bad: nil, good: nil)
}
