/// The page of `unknown-axis`.
enum UnknownAxisRule: Rule {
  static let description = RuleDescription(
    id: "unknown-axis", summary: "\"exclude\" and `${{ matrix.x }}` name axes of this job's matrix",
    why: """
      An exclusion by an axis that is not there excludes nothing, and cells run that were to be left out.
      """,
    remedy: """
      Mend the spelling, or add the axis to "matrix".
      """,
    source: "manifest language, section 8",
    bad: .manifest(
      """
      matrix: { seed: [1, 2], exclude: [{ sede: 2 }] }
      job_name: demo-${{ matrix.seed }}
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """),
    good: .manifest(
      """
      matrix: { seed: [1, 2], exclude: [{ seed: 2 }] }
      job_name: demo-${{ matrix.seed }}
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """))
}
