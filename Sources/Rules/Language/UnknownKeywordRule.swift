/// The page of `unknown-keyword`.
enum UnknownKeywordRule: Rule {
  static let description = RuleDescription(
    id: "unknown-keyword", summary: "every keyword of a schema that looks like one of JSON Schema is one",
    severity: .warning,
    why: """
      JSON Schema lets unknown keywords pass without a word: a misspelt "requried" asks for nothing, and everybody \
      believes that it does. The same holds for keywords of another draft than the schema's.
      """,
    remedy: """
      Rename the keyword to the one that the finding suggests, or name the draft that has it in "$schema". Names that \
      are like none of JSON Schema's are left alone: they may be annotations of your own.
      """,
    source: "JSON Schema Core 2020-12, 6.5", bad: nil, good: nil)
}
