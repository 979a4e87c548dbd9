/// The page of `unknown-environment`.
enum UnknownEnvironmentRule: Rule {
  static let description = RuleDescription(
    id: "unknown-environment", summary: "an environment that is named is declared in jobc.yaml",
    why: """
      An overlay for an environment that does not exist is never applied: the job goes out without the settings \
      that were written for it.
      """,
    remedy: """
      Mend the spelling, or declare the environment in jobc.yaml. Without a jobc.yaml there is one, called \
      "default".
      """,
    source: "manifest language, section 7",
    bad: .files(
      [
        "jobc.yaml": """
        environments: { dev: {}, prod: {} }
        """,
        "job.yaml": """
        environments: { prd: {} }
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
        """,
      ]),
    good: .files(
      [
        "jobc.yaml": """
        environments: { dev: {}, prod: {} }
        """,
        "job.yaml": """
        environments: { prod: {} }
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
        """,
      ]))
}
