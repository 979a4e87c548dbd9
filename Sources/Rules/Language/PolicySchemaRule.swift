/// The page of `policy-schema`.
enum PolicySchemaRule: Rule {
  static let description = RuleDescription(
    id: "policy-schema", summary: "a policy is a JSON Schema of draft 2020-12",
    why: """
      A policy that cannot be compiled checks nothing, while everybody believes that it holds.
      """,
    remedy: """
      Mend the schema at the place that is shown.
      """,
    source: "JSON Schema Core 2020-12",
    bad: .files(
      [
        "jobc.yaml": """
        policies: [nodes.schema.json]
        """,
        "nodes.schema.json": """
        {"properties": {"config": {"required": "log_url"}}}
        """,
        "job.yaml": """
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
        """,
      ]),
    good: .files(
      [
        "jobc.yaml": """
        policies: [nodes.schema.json]
        """,
        "nodes.schema.json": """
        {"properties": {"config": {"required": ["train_url"]}}}
        """,
        "job.yaml": """
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
        """,
      ]))
}
