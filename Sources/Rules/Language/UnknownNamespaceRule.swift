/// The page of `unknown-namespace`.
enum UnknownNamespaceRule: Rule {
  static let description = RuleDescription(
    id: "unknown-namespace", summary: "a reference begins with var, matrix, env or job",
    why: """
      There is nothing that the reference could stand for.
      """,
    remedy: """
      Use `var` for variables, `matrix` for the cell's values, `env` for the environment, `job` for another \
      field of the same job.
      """,
    source: "manifest language, section 3",
    bad: .config("data_url: ${{ environment.name }}"),
    good: .config("data_url: /bucket/${{ env.name }}/"))
}
