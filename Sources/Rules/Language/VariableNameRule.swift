/// The page of `variable-name`.
enum VariableNameRule: Rule {
  static let description = RuleDescription(
    id: "variable-name", summary: "a variable's name is a letter or _, then letters, digits, _ or -",
    why: """
      A name with other characters could not be written in a reference or given by `--var` and `JOBC_VAR_x`.
      """,
    remedy: """
      Rename the variable, for example "learning rate" to "learning_rate".
      """,
    source: "manifest language, section 4",
    bad: .config("", above: "variables: { learning rate: 0.1 }"),
    good: .config("parameter: { lr: \"${{ var.learning_rate }}\" }", above: "variables: { learning_rate: 0.1 }"))
}
