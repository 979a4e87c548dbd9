/// The page of `variable-declaration`.
enum VariableDeclarationRule: Rule {
  static let description = RuleDescription(
    id: "variable-declaration", summary: "a variable's declaration is a JSON Schema for a scalar with known keywords",
    why: """
      A misspelt keyword checks nothing: "maximun: 1" lets every value pass, and the bound that everybody relies \
      on is not there.
      """,
    remedy: """
      Mend the keyword. A declaration takes the keywords of JSON Schema for scalars, and default, secret, from \
      and description. A list or a map cannot be a variable: use a fragment or a parameter set.
      """,
    source: "manifest language, section 4",
    bad: .config(
      "parameter: { lr: \"${{ var.lr }}\" }", above: "variables: { lr: { type: number, default: 0.1, maximun: 1 } }"),
    good: .config(
      "parameter: { lr: \"${{ var.lr }}\" }", above: "variables: { lr: { type: number, default: 0.1, maximum: 1 } }"))
}
