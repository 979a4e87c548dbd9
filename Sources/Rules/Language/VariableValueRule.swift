/// The page of `variable-value`.
enum VariableValueRule: Rule {
  static let description = RuleDescription(
    id: "variable-value", summary: "a variable's value is what its declaration asks for",
    why: """
      Whoever declared the variable knew which values the jobs can bear. A value outside costs a run that fails, \
      or one that succeeds with nonsense.
      """,
    remedy: """
      Give another value where the finding points: the default, the environment in jobc.yaml, a variable file, \
      JOBC_VAR_x or --var. If the value is right, widen the declaration.
      """,
    source: "manifest language, section 4",
    bad: .config(
      "parameter: { lr: \"${{ var.lr }}\" }", above: "variables: { lr: { type: number, default: 2, maximum: 1 } }"),
    good: .config(
      "parameter: { lr: \"${{ var.lr }}\" }", above: "variables: { lr: { type: number, default: 0.2, maximum: 1 } }"))
}
