/// The page of `catalog-file`.
enum CatalogFileRule: Rule {
  static let description = RuleDescription(
    id: "catalog-file", summary: "a catalogue lock is a JSON object that this jobc can read",
    why: """
      Names cannot be looked up in a file that cannot be read, and an old list taken for the current one would \
      give wrong ids.
      """,
    remedy: """
      Pull the catalogue again with `jobc catalog pull` rather than mend it by hand.
      """,
    source: "manifest language, section 11",
    bad: .files(
      [
        "jobc.yaml": """
        environments:
          dev: { catalog: lock.json }
        """,
        "lock.json": """
        {"jobc": 2}
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
          dev: { catalog: lock.json }
        """,
        "lock.json": """
        {"jobc": 1, "pulled_at": "2024-11-23T08:00:00Z", "specs": [{"spec_id": 1}]}
        """,
        "job.yaml": """
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
        """,
      ]))
}
