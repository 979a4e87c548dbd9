/// The page of `schema-violation`.
enum SchemaViolationRule: Rule {
  static let description = RuleDescription(
    id: "schema-violation", summary: "an instance satisfies the schema that \"validate\" was given",
    why: """
      Whoever wrote the schema relies on it: a program that reads the file will refuse it or go wrong later.
      """,
    remedy: """
      Change the value at the place that is shown, or the schema at the place that asks for it.
      """,
    source: "JSON Schema Validation 2020-12", bad: nil, good: nil)
}
