/// The page of `duplicate-job-name`.
enum DuplicateJobNameRule: Rule {
  static let description = RuleDescription(
    id: "duplicate-job-name", summary: "in an environment and a workspace each job has a name of its own",
    why: """
      The service knows a job by its name and refuses the second one (ModelArts.0103); a plan would not know \
      which of the two a live job is.
      """,
    remedy: """
      Give each job its own name, or another workspace_id. In a matrix put the axis that the finding names into \
      job_name.
      """,
    source: "manifest language, section 8",
    bad: .manifest(
      """
      matrix: { seed: [1, 2] }
      job_name: demo
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """),
    good: .manifest(
      """
      matrix: { seed: [1, 2] }
      job_name: demo-${{ matrix.seed }}
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """))
}
