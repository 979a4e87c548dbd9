import Executables

/// A small project on the embedded emulator, for tests of the verbs that talk to a service.
enum LiveProject {
  static let files = [
    "jobc.yaml": """
    default_environment: dev
    environments:
      dev: { endpoint: emulator, project_id: demo, variables: { bucket: /dev }, catalog: catalog/dev.lock.json }
      prod: { endpoint: emulator, project_id: live, variables: { bucket: /prod }, protected: true }

    """,
    "lib.yaml": "variables: { bucket: { type: string } }\n",
    "a.yaml": job("first"), "b.yaml": job("second"),
  ]

  /// A job that runs for no time at all.
  ///
  /// - Parameter parameters: in the form of a map, without the braces.
  static func job(_ name: String, parameters: String = "lr: 0.10, emulator_run_seconds: 0") -> String {
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
      train_url: ${{ var.bucket }}/out/\(name)/
      parameter: { \(parameters) }

    """
  }

  /// The project in a folder of its own.
  static func make(_ others: [String: String] = [:]) throws -> Jobc {
    try Jobc(files: files.merging(others) { $1 })
  }
}
