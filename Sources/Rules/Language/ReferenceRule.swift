/// The page of `reference`.
enum ReferenceRule: Rule {
  static let description = RuleDescription(
    id: "reference", summary: "a reference is a namespace and a name, closed, and stands in a value",
    why: """
      What cannot be read as a reference would reach the service as text, and the job would look for a bucket \
      called "${{".
      """,
    remedy: """
      Write `${{ var.name }}`. There are no expressions, functions or nested references, and none in keys, \
      includes and names. `$${{` writes the opening itself. `${{ secret.x }}` stands in compiled output only; \
      declare a variable with `secret: true` instead.
      """,
    source: "manifest language, section 3",
    bad: .config("worker_server_num: ${{ var.nodes + 1 }}", above: "variables: { nodes: 1 }"),
    good: .config("worker_server_num: ${{ var.nodes }}", above: "variables: { nodes: 2 }"))
}
