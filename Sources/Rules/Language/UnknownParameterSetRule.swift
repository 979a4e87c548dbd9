/// The page of `unknown-parameter-set`.
enum UnknownParameterSetRule: Rule {
  static let description = RuleDescription(
    id: "unknown-parameter-set",
    summary: "`$use` in \"parameter\" names a set that is declared here or in an included file",
    why: """
      The training would run with its own defaults in place of the set's values, and nobody would see it until \
      the results are in.
      """,
    remedy: """
      Mend the spelling, or include the file that declares the set under "parameters".
      """,
    source: "manifest language, section 6",
    bad: .config("parameter: { $use: [optimizer] }", above: "parameters: { optimiser: { learning_rate: 0.1 } }"),
    good: .config("parameter: { $use: [optimiser] }", above: "parameters: { optimiser: { learning_rate: 0.1 } }"))
}
