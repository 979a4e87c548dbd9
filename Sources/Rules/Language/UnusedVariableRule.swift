/// The page of `unused-variable`.
enum UnusedVariableRule: Rule {
  static let description = RuleDescription(
    id: "unused-variable", summary: "every variable that is declared is used", severity: .warning,
    why: """
      A variable that nothing refers to is a switch without a wire: somebody will set it and believe that it did \
      something.
      """,
    remedy: """
      Remove the declaration, or refer to the variable where it was meant to act.
      """,
    source: "manifest language, section 4",
    bad: .config("", above: "variables: { epochs: 90 }"),
    good: .config("parameter: { epochs: \"${{ var.epochs }}\" }", above: "variables: { epochs: 90 }"))
}
