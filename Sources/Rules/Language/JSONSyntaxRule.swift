/// The page of `json-syntax`.
enum JSONSyntaxRule: Rule {
  static let description = RuleDescription(
    id: "json-syntax", summary: "a file that is written as JSON is sound JSON",
    why: """
      A manifest may be one JSON text, and then it is read as JSON, to the letter: escapes, numbers and all. \
      What a lenient reader would let pass, the service would refuse.
      """,
    remedy: """
      Mend the place that is shown. JSON has no comments, no trailing commas and no number that begins with a \
      zero; where you want those, write the manifest as YAML.
      """,
    source: "RFC 8259",
    bad: .files([
      "jobc.yaml": "manifests: [\"*.json\"]",
      "job.json": """
      {
        "job_name": "demo",
        "config": {"worker_server_num": 1, "spec_id": 01, "model_id": 4, "data_url": "/bucket/data/", "train_url": "/bucket/out/"}
      }
      """,
    ]),
    good: .files([
      "jobc.yaml": "manifests: [\"*.json\"]",
      "job.json": """
      {
        "job_name": "demo",
        "config": {"worker_server_num": 1, "spec_id": 1, "model_id": 4, "data_url": "/bucket/data/", "train_url": "/bucket/out/"}
      }
      """,
    ]))
}
