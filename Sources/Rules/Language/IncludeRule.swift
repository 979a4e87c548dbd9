/// The page of `include`.
enum IncludeRule: Rule {
  static let description = RuleDescription(
    id: "include", summary: "an include is a local file of the project, named by its path from the including file",
    why: """
      A job must compile to the same request on every machine. A file elsewhere, behind a URL or chosen by a \
      variable is not under review with the manifest and may differ from one checkout to the next.
      """,
    remedy: """
      Copy the file into the project and name it by its path relative to the file that includes it. Choose \
      between values with variables and environments, not between files.
      """,
    source: "manifest language, section 5",
    bad: .config("", above: "include: [/etc/library.yaml]"),
    good: .files(
      [
        "library.yaml": """
        fragments:
          described: { job_desc: a training }
        """,
        "job.yaml": """
        include: [library.yaml]
        use: [described]
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
        """,
      ]))
}
