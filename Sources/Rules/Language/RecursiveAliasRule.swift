/// The page of `recursive-alias`.
enum RecursiveAliasRule: Rule {
  static let description = RuleDescription(
    id: "recursive-alias", summary: "no value contains itself",
    why: """
      JSON is finite: a list that contains itself would have no end.
      """,
    remedy: """
      Write out what is meant in place of the alias.
      """,
    source: "RFC 8259, section 2",
    bad: .manifest(
      """
      x-list: &list [1, *list]
      job_name: demo
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """),
    good: .manifest(
      """
      x-list: &list [1, 2]
      x-same: *list
      job_name: demo
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """))
}
