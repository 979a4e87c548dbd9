/// The page of `variable-unset`.
enum VariableUnsetRule: Rule {
  static let description = RuleDescription(
    id: "variable-unset", summary: "a variable that is used has a value",
    why: """
      A variable without a default must be given for each environment. An empty text in its place would be sent \
      as if it were meant.
      """,
    remedy: """
      Give it in the environment's "variables" in jobc.yaml, by --var NAME=VALUE, in a --var-file or as \
      JOBC_VAR_NAME; or declare a default.
      """,
    source: "manifest language, section 4",
    bad: .config("parameter: { team: \"${{ var.team }}\" }", above: "variables: { team: { type: string } }"),
    good: .config(
      "parameter: { team: \"${{ var.team }}\" }", above: "variables: { team: { type: string, default: vision } }"))
}
