/// A project whose jobs share: two environments, includes through includes, fragments, volumes, parameter sets,
/// variables, a matrix, overlays. Every mistake stands somewhere in it and is the mistake of that place alone.
enum SharedCorpus {
  /// A mistake: some text of a file, which stands there once, and what is written in its place. The finding stands at
  /// what is between the marks `«` and `»`.
  struct Mutation {
    let file: String
    let old: String
    let new: String
    let rule: String
    /// Whether it keeps other parts of the project out of sight, so that it is made alone only.
    var hides: Bool {
      ["unknown-environment", "unknown-fragment", "unknown-volume", "include"].contains(rule) || new == "    «confg»:"
    }

    init(_ file: String, _ old: String, _ new: String, _ rule: String) {
      self.file = file
      self.old = old
      self.new = new
      self.rule = rule
    }
  }

  static let files: [String: String] = [
    "jobc.yaml": """
    manifests: ["jobs/*.yaml"]
    environments:
      dev: { variables: { data: /ml-dev/data/, nodes: 1 } }
      prod: { variables: { data: /ml-prod/data/, nodes: 4 } }

    """,
    "lib/inner.yaml": """
    variables:
      data: { type: string }
      nodes: { type: integer }
      out: /ml-out/
      results: ${{ var.out }}
    volumes:
      scratch: { nfs: { id: fs-1, src_path: "192.168.8.150:/", dest_path: /mnt/scratch } }
    parameters:
      optimiser: { lr: 0.1, momentum: 0.9 }
      listed: [{ label: epochs, value: "10" }]
    fragments:
      base:
        job_desc: nightly run
        workspace_id: "0"
        config:
          worker_server_num: ${{ var.nodes }}
          spec_id: 7
          train_url: ${{ var.results }}
          data_url: ${{ var.data }}
          volumes: [{ $use: scratch }]

    """,
    "lib/outer.yaml": """
    include: [inner.yaml]
    fragments:
      code:
        config: { app_url: /ml-code/src/, boot_file_url: "${{ job.config.app_url }}train.py", engine_id: 130 }

    """,
    "jobs/one.yaml": """
    include: [../lib/outer.yaml]
    use: [base, code]
    job_name: one-${{ env.name }}
    config:
      parameter: { $use: [optimiser, listed] }
      log_url: /ml-log/one/

    """,
    "jobs/two.yaml": """
    include: [../lib/outer.yaml]
    use: [base, code]
    matrix:
      seed: [1, 2]
      log: [/ml-log/two/]
    job_name: two-${{ matrix.seed }}
    config:
      log_url: ${{ matrix.log }}
      parameter: { seed: "${{ matrix.seed }}", $use: optimiser }
    environments:
      dev: {}
      prod:
        config: { create_version: true, volumes: { $append: [{ host_path: { src_path: /d, dest_path: /mnt/d } }] } }

    """,
  ]

  static let mutations: [Mutation] = [
    // In a fragment, of an included file.
    Mutation("lib/inner.yaml", "spec_id: 7", "spec_id: «\"7\"»", "wrong-type"),
    Mutation("lib/inner.yaml", "spec_id: 7", "«specid»: 7", "unknown-key"),
    Mutation("lib/inner.yaml", "workspace_id: \"0\"", "workspace_id: «0»", "wrong-type"),
    Mutation("lib/inner.yaml", "workspace_id: \"0\"", "workspace_id: «default»", "workspace-id"),
    Mutation("lib/inner.yaml", "job_desc: nightly run", "job_desc: «[nightly]»", "wrong-type"),
    Mutation("lib/inner.yaml", "    job_desc:", "    «jobdesc»:", "unknown-key"),
    Mutation("lib/inner.yaml", "    config:", "    «confg»:", "unknown-key"),
    // In a value that a reference takes: the environment's, a default, a default's own.
    Mutation("jobc.yaml", "nodes: 4", "nodes: «0»", "value-range"),
    Mutation("jobc.yaml", "nodes: 4", "nodes: «four»", "variable-value"),
    Mutation("jobc.yaml", "data: /ml-dev/data/", "data: «obs://ml-dev/data/»", "object-path"),
    Mutation("lib/inner.yaml", "out: /ml-out/", "out: «/ml out/»", "object-path"),
    Mutation("lib/inner.yaml", "${{ var.results }}", "${{ «var.result» }}", "unknown-variable"),
    // In a volume and in sets of parameters.
    Mutation("lib/inner.yaml", "dest_path: /mnt/scratch", "dest_path: «5»", "wrong-type"),
    Mutation("lib/inner.yaml", "id: fs-1, ", "", "missing-field"),
    Mutation("lib/inner.yaml", "lr: 0.1", "lr: «null»", "null-value"),
    Mutation("lib/inner.yaml", "label: epochs", "label: «\"\"»", "text-length"),
    Mutation("lib/inner.yaml", "value: \"10\"", "«valu»: \"10\"", "unknown-key"),
    Mutation("lib/inner.yaml", "$use: scratch", "$use: «scrach»", "unknown-volume"),
    // In a fragment of the file between, and in what another field takes from it.
    Mutation("lib/outer.yaml", "engine_id: 130", "engine_id: «[130]»", "wrong-type"),
    Mutation("lib/outer.yaml", "app_url: /ml-code/src/", "app_url: «s3://ml-code/src/»", "object-path"),
    Mutation("lib/outer.yaml", "[inner.yaml]", "[«iner.yaml»]", "include"),
    // In a job's own body, its matrix, its overlay.
    Mutation("jobs/one.yaml", "log_url: /ml-log/one/", "log_url: «ml-log/one/»", "object-path"),
    Mutation("jobs/one.yaml", "[base, code]", "[«bose», code]", "unknown-fragment"),
    Mutation("jobs/two.yaml", "[/ml-log/two/]", "[«/»]", "object-path"),
    Mutation("jobs/two.yaml", "$use: optimiser", "$use: «optimizer»", "unknown-parameter-set"),
    Mutation("jobs/two.yaml", "create_version: true", "create_version: «\"true\"»", "wrong-type"),
    Mutation("jobs/two.yaml", "src_path: /d, ", "", "missing-field"),
    Mutation("jobs/two.yaml", "dest_path: /mnt/d", "dest_path: «/mnt/scratch»", "duplicate-dest-path"),
    Mutation("jobs/two.yaml", "  prod:", "  «prd»:", "unknown-environment"),
  ]

  /// Two mistakes of which one keeps the other out of sight, and what is left.
  static let exceptions: [[String]: [String]] = [
    // A value under a misspelt key is not looked at.
    ["job_desc: «[nightly]»", "    «jobdesc»:"]: ["unknown-key"],
    // Nor is a variable that nothing refers to any more.
    ["out: «/ml out/»", "${{ «var.result» }}"]: ["unknown-variable"],
    // What is no path is nobody's double.
    ["dest_path: «5»", "dest_path: «/mnt/scratch»"]: ["wrong-type"],
  ]
}
