/// The page of `project-file`.
enum ProjectFileRule: Rule {
  static let description = RuleDescription(
    id: "project-file", summary: "jobc.yaml is one map whose values are what their keys take",
    why: """
      The project file decides which files are checked and with which values. What is wrong in it makes every \
      other finding doubtful, so the run ends with exit code 78.
      """,
    remedy: """
      Write what the finding asks for. References cannot stand in jobc.yaml: values that differ between \
      environments are written in each of them.
      """,
    source: "manifest language, section 7",
    bad: .files(
      [
        "jobc.yaml": """
        environments:
          dev: { region: 5 }
        """,
        "job.yaml": """
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
        """,
      ]),
    good: .files(
      [
        "jobc.yaml": """
        environments:
          dev: { region: eu-de }
        """,
        "job.yaml": """
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
        """,
      ]))
}
