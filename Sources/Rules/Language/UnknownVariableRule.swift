/// The page of `unknown-variable`.
enum UnknownVariableRule: Rule {
  static let description = RuleDescription(
    id: "unknown-variable", summary: "a reference names a variable that is declared here or in an included file",
    why: """
      A name that nothing declares has no value; in other tools it becomes an empty text, and a path like \
      "/data/" appears where "/bucket/data/" was meant.
      """,
    remedy: """
      Mend the spelling, declare the variable under "variables", or include the file that does. A value in \
      jobc.yaml or on the command line declares nothing.
      """,
    source: "manifest language, section 4",
    bad: .config("data_url: ${{ var.bucket }}/data/"),
    good: .config("data_url: ${{ var.bucket }}/data/", above: "variables: { bucket: /bucket }"))
}
