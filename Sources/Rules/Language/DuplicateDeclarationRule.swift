/// The page of `duplicate-declaration`.
enum DuplicateDeclarationRule: Rule {
  static let description = RuleDescription(
    id: "duplicate-declaration", summary: "a name is declared once in everything that a file includes",
    why: """
      Which of two declarations a job gets would depend on the order of includes, and moving a line would change \
      a request without a trace.
      """,
    remedy: """
      Rename one of them, or keep one in a library that both files include. A variable and a fragment may share \
      a name: they are two names.
      """,
    source: "manifest language, section 5",
    bad: .files(
      [
        "library.yaml": """
        variables: { bucket: /shared }
        """,
        "job.yaml": """
        include: [library.yaml]
        variables: { bucket: /own }
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: "${{ var.bucket }}/data/", train_url: /bucket/out/ }
        """,
      ]),
    good: .files(
      [
        "library.yaml": """
        variables: { bucket: /shared }
        """,
        "job.yaml": """
        include: [library.yaml]
        job_name: demo
        config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: "${{ var.bucket }}/data/", train_url: /bucket/out/ }
        """,
      ]))
}
