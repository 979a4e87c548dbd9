/// The page of `matrix`.
enum MatrixRule: Rule {
  static let description = RuleDescription(
    id: "matrix", summary: "a matrix is axes with lists of values, and cells that give each axis, at most 1,000 cells",
    why: """
      An axis without values makes no job at all, and a cell without a value for an axis leaves a name \
      unfinished. A thousand jobs are more than any quota.
      """,
    remedy: """
      Give each axis a list of scalars; an entry of "include" gives a value for every axis. Values may refer to \
      var and env only.
      """,
    source: "manifest language, section 8",
    bad: .config("", above: "matrix: { seed: 1 }"),
    good: .manifest(
      """
      matrix: { seed: [1, 2] }
      job_name: demo-${{ matrix.seed }}
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """))
}
