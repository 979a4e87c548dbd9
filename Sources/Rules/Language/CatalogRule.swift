/// The page of `catalog`.
enum CatalogRule: Rule {
  static let description = RuleDescription(
    id: "catalog", summary: "a name in place of an id stands once in the environment's catalogue",
    why: """
      Ids of specifications, engines and models differ between regions; names do not. A name that the catalogue \
      does not know cannot be made into the id that the service wants.
      """,
    remedy: """
      Take one of the near names that the finding lists, write the id as a number, or pull the catalogue anew \
      with `jobc catalog pull` and name the file under "catalog" in jobc.yaml.
      """,
    source: "manifest language, section 6",
    bad: .config("spec_id: modelarts.vm.cpu.2u"),
    good: .files(
      [
        "jobc.yaml": """
        environments:
          dev: { catalog: lock.json }
        """,
        "lock.json": """
        {"jobc": 1, "pulled_at": "2024-11-23T08:00:00Z", "specs": [{"spec_id": 7, "spec_code": "modelarts.vm.cpu.2u", "max_num": 1}]}
        """,
        "job.yaml": """
        job_name: demo
        config:
          spec_id: modelarts.vm.cpu.2u
          worker_server_num: 1
          model_id: 4
          data_url: /bucket/data/
          train_url: /bucket/out/
        """,
      ]))
}
