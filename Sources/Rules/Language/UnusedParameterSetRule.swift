/// The page of `unused-parameter-set`.
enum UnusedParameterSetRule: Rule {
  static let description = RuleDescription(
    id: "unused-parameter-set", summary: "every parameter set that is declared is used", severity: .warning,
    why: """
      Whoever changes the set believes that trainings change with it, and compares runs that were the same. The \
      whole project is looked at, in all of its environments.
      """,
    remedy: """
      Remove the set, or take it in with `$use` in "parameter".
      """,
    source: "manifest language, section 6",
    bad: .config("", above: "parameters: { optimiser: { learning_rate: 0.1 } }"),
    good: .config("parameter: { $use: [optimiser] }", above: "parameters: { optimiser: { learning_rate: 0.1 } }"))
}
