/// The page of `undeclared-variable`.
enum UndeclaredVariableRule: Rule {
  static let description = RuleDescription(
    id: "undeclared-variable", summary: "a value given to a variable names one that some manifest declares",
    severity: .warning,
    why: """
      The value goes nowhere. Most often the name is misspelt, and the job runs with the default that was to be \
      replaced.
      """,
    remedy: """
      Mend the spelling, declare the variable, or remove the value.
      """,
    source: "manifest language, section 4",
    bad: .files(
      [
        "jobc.yaml": """
        environments:
          dev: { variables: { buckte: /bucket-dev } }
        """,
        "job.yaml": """
        variables: { bucket: /bucket }
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: "${{ var.bucket }}/data/", train_url: /bucket/out/ }
        """,
      ]),
    good: .files(
      [
        "jobc.yaml": """
        environments:
          dev: { variables: { bucket: /bucket-dev } }
        """,
        "job.yaml": """
        variables: { bucket: /bucket }
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: "${{ var.bucket }}/data/", train_url: /bucket/out/ }
        """,
      ]))
}
