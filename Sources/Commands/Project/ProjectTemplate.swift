/// The files that `init` writes: a project that compiles as it stands.
enum ProjectTemplate {
  /// Paths relative to the project's folder and what stands there, in the order in which people should read them.
  static let files: [(path: String, text: String)] = [
    ("jobc.yaml", project), ("lib/common.yaml", library), ("jobs/train.yaml", job),
  ]

  private static let project = """
    # The project: where the manifests lie and which environments they are compiled for.
    jobc: 1
    manifests: ["jobs/**/*.yaml"]
    default_environment: dev
    environments:
      dev:
        endpoint: emulator
        project_id: demo
        variables: { bucket: /my-bucket-dev }
      prod:
        endpoint: "https://modelarts.eu-de.otc.t-systems.com"
        region: eu-de
        variables: { bucket: /my-bucket-prod, nodes: 4 }
        protected: true

    """

  private static let library = """
    # What jobs share. A file without a job declares only; it yields no request.
    variables:
      bucket: { type: string, description: bucket of code and data }
      nodes: { type: integer, default: 1, minimum: 1, description: how many nodes train }
    parameters:
      optimiser:
        optimizer: adamw
        learning_rate: 3e-4
    fragments:
      stored:
        config:
          train_url: ${{ var.bucket }}/output/${{ job.job_name }}/
          log_url: ${{ var.bucket }}/log/${{ job.job_name }}/

    """

  private static let job = """
    # One job: the body of the service's request, and what it takes from the library.
    include: [../lib/common.yaml]
    use: [stored]
    job_name: train-example
    job_desc: my first job
    config:
      worker_server_num: ${{ var.nodes }}
      spec_id: 1
      engine_id: 1
      app_url: ${{ var.bucket }}/code/
      boot_file_url: ${{ job.config.app_url }}train.py
      data_url: ${{ var.bucket }}/data/
      parameter:
        $use: [optimiser]
        epochs: 10

    """
}
