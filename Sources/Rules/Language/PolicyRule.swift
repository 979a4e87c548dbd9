/// The page of `policy`.
enum PolicyRule: Rule {
  static let description = RuleDescription(
    id: "policy", summary: "a compiled request satisfies the policies of its project",
    why: """
      A policy is what your own team or platform asks for beyond the service: a bound on nodes, a prefix of \
      names, a bucket. Whoever wrote it will refuse the job or clean up after it.
      """,
    remedy: """
      Change the value that the finding points at. The policy's own words say what is asked for; the place in \
      the policy stands beside it.
      """,
    source: "the policy's own file, under \"policies\" in jobc.yaml",
    bad: .files(
      [
        "jobc.yaml": """
        policies: [nodes.schema.json]
        """,
        "nodes.schema.json": """
        {"properties": {"config": {"properties": {"worker_server_num": {"maximum": 4}}}}}
        """,
        "job.yaml": """
        job_name: demo
        config:
          worker_server_num: 8
          spec_id: 1
          model_id: 4
          data_url: /bucket/data/
          train_url: /bucket/out/
        """,
      ]),
    good: .files(
      [
        "jobc.yaml": """
        policies: [nodes.schema.json]
        """,
        "nodes.schema.json": """
        {"properties": {"config": {"properties": {"worker_server_num": {"maximum": 4}}}}}
        """,
        "job.yaml": """
        job_name: demo
        config:
          worker_server_num: 2
          spec_id: 1
          model_id: 4
          data_url: /bucket/data/
          train_url: /bucket/out/
        """,
      ]))
}
