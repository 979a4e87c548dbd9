/// The page of `variable-file`.
enum VariableFileRule: Rule {
  static let description = RuleDescription(
    id: "variable-file", summary: "a variable file is a map from a variable's name to a scalar",
    why: """
      A list or a map as a value cannot be put into a text, so the variable would stay without one.
      """,
    remedy: """
      Write one line for each variable, as in `lr: 0.1`.
      """,
    source: "manifest language, section 4",
    bad: .files(
      [
        "job.yaml": """
        variables: { lr: 0.1 }
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/, parameter: { lr: "${{ var.lr }}" } }
        """,
        "my.vars.yaml": """
        lr: [0.1, 0.2]
        """,
      ], arguments: ["--var-file my.vars.yaml"]),
    good: .files(
      [
        "job.yaml": """
        variables: { lr: 0.1 }
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/, parameter: { lr: "${{ var.lr }}" } }
        """,
        "my.vars.yaml": """
        lr: 0.2
        """,
      ], arguments: ["--var-file my.vars.yaml"]))
}
