/// A small project for tests of the command line: two environments, a library, two jobs.
enum Project {
  static let files = [
    "jobc.yaml": """
    default_environment: dev
    environments:
      dev: { project_id: demo, variables: { bucket: /dev } }
      prod: { variables: { bucket: /prod } }

    """,
    "lib.yaml": "variables: { bucket: { type: string } }\n",
    "a.yaml": job("first"), "b.yaml": job("second"),
  ]

  static func job(_ name: String) -> String {
    """
    include: [lib.yaml]
    job_name: \(name)
    config:
      worker_server_num: 1
      spec_id: 1
      engine_id: 1
      app_url: ${{ var.bucket }}/code/
      boot_file_url: ${{ var.bucket }}/code/train.py
      data_url: ${{ var.bucket }}/data/
      train_url: ${{ var.bucket }}/out/

    """
  }

  /// The canonical request of `job(name)` where the bucket is `bucket`.
  static func request(_ name: String, _ bucket: String) -> String {
    #"{"config":{"app_url":"\#(bucket)/code/","boot_file_url":"\#(bucket)/code/train.py","data_url":"\#(bucket)/data/","engine_id":1,"spec_id":1,"#
      + #""train_url":"\#(bucket)/out/","worker_server_num":1},"job_name":"\#(name)"}"#
  }
}
