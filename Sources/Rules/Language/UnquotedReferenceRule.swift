/// The page of `unquoted-reference`.
enum UnquotedReferenceRule: Rule {
  static let description = RuleDescription(
    id: "unquoted-reference", summary: "a reference that YAML would read otherwise is in quotes",
    why: """
      Within {…} and […] the braces of `${{ x }}` belong to YAML, and so does a ":" that a space follows. \
      Without quotes the value ends in the middle of the reference.
      """,
    remedy: """
      Put the whole value in quotes. The fix does it. Outside of {…} and […] a reference needs none.
      """,
    source: "manifest language, section 3",
    bad: .manifest(
      """
      variables: { nodes: 1 }
      job_name: demo
      config: { worker_server_num: ${{ var.nodes }}, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """),
    good: .manifest(
      """
      variables: { nodes: 1 }
      job_name: demo
      config: { worker_server_num: "${{ var.nodes }}", spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """))
}
