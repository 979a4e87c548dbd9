import Foundation

/// A generated monorepo: many manifests over 200 shared files and three environments. The same number of manifests
/// always gives the same bytes.
///
/// One base declares the variables; 19 platforms include it and give a fragment each; 180 teams include their platform
/// and give a fragment, a parameter set and a volume. Of eight manifests five use their team's library, one of them
/// with overlays, one has a matrix of two cells, and two are request bodies and nothing else.
struct MonorepoProject {
  static let environments = ["dev", "staging", "prod"]
  static let platformCount = 19
  static let teamCount = 180
  /// The number of shared files: the base, the platforms, the teams.
  static let sharedCount = 1 + platformCount + teamCount

  let manifests: Int

  /// Writes the project below a folder that does not exist yet.
  ///
  /// - Throws: what the file system says.
  func write(to folder: URL) throws {
    try put(Self.project, at: folder.appending(path: "jobc.yaml"))
    try put(Self.base, at: folder.appending(path: "lib/base.yaml"))
    for number in 0..<Self.platformCount {
      try put(Self.platform(number), at: folder.appending(path: "lib/platform-\(number).yaml"))
    }
    for number in 0..<Self.teamCount {
      try put(Self.team(number), at: folder.appending(path: "lib/team-\(number).yaml"))
    }
    var random = SplitMix(state: 20_251_125)
    for index in 0..<manifests { try put(manifest(index, &random), at: folder.appending(path: Self.path(index))) }
  }

  /// Where the manifest of a number lies: a hundred in a folder.
  static func path(_ index: Int) -> String { "jobs/\(index / 10_000)/\(index / 100 % 100)/job-\(index).yaml" }

  private func put(_ text: String, at url: URL) throws {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private static let project = """
    jobc: 1
    default_environment: dev
    environments:
      dev:
        endpoint: emulator
        project_id: demo
        variables: { bucket: /ml-dev, nodes: 1 }
      staging:
        endpoint: emulator
        project_id: staging
        variables: { bucket: /ml-staging, nodes: 2 }
      prod:
        endpoint: "https://modelarts.eu-de.otc.t-systems.com"
        region: eu-de
        project_id: 0123456789abcdef0123456789abcdef
        variables: { bucket: /ml-prod, nodes: 4 }

    """

  private static let base = """
    # What every job shares.
    variables:
      bucket: { type: string, pattern: "^/[a-z-]+$" }
      nodes: { type: integer, minimum: 1, maximum: 16 }
      seed: 42

    """

  private static func platform(_ number: Int) -> String {
    """
    include: [base.yaml]
    fragments:
      platform-\(number):
        config:
          worker_server_num: ${{ var.nodes }}
          spec_id: \(1 + number % 9)
          engine_id: \(100 + number)
          app_url: ${{ var.bucket }}/code/platform-\(number)/
          boot_file_url: ${{ job.config.app_url }}train.py

    """
  }

  private static func team(_ number: Int) -> String {
    """
    include: [platform-\(number % platformCount).yaml]
    fragments:
      team-\(number):
        config:
          log_url: ${{ var.bucket }}/log/team-\(number)/${{ env.name }}/
    parameters:
      defaults-\(number):
        optimizer: \(number % 2 == 0 ? "adamw" : "sgd")
        learning_rate: 3e-4
        weight_decay: 0.10
        warmup_steps: \(100 + number)
        seed: ${{ var.seed }}
    volumes:
      scratch-\(number):
        nfs:
          id: 43b37236-9afa-4855-8174-32254b9562e7
          src_path: 192.168.8.\(number):/
          dest_path: /home/work/scratch

    """
  }

  private func manifest(_ index: Int, _ random: inout SplitMix) -> String {
    if index % 4 == 3 { return plain(index, &random) }
    // Counted without the plain ones, so that every team has its share.
    let team = (index / 4 * 3 + index % 4) % Self.teamCount
    let matrix =
      index % 8 != 6
      ? ""
      : """
      matrix:
        size: [50, 101]

      """
    let overlays =
      index % 8 != 4
      ? ""
      : """
      environments:
        dev: { config: { create_version: false } }
        staging: {}
        prod: { config: { parameter: { epochs: \(30 + random.below(60)) } } }

      """
    return """
      include: [../../../lib/team-\(team).yaml]
      use: [platform-\(team % Self.platformCount), team-\(team)]
      \(matrix)\(overlays)job_name: job-\(index)\(matrix.isEmpty ? "" : "-${{ matrix.size }}")
      job_desc: "Job \(index) in ${{ env.name }}, data of ${{ var.bucket }}"
      config:
        data_url: ${{ var.bucket }}/data/part-\(random.below(1000))/
        train_url: ${{ var.bucket }}/out/job-\(index)/
        parameter:
          $use: [defaults-\(team)]
          batch_size: \(8 << random.below(6))
          epochs: \(1 + random.below(90))
          dropout: 0.\(1 + random.below(9))0
          pretrained: ${{ job.config.data_url }}checkpoint-\(random.below(10_000)).pt
          backbone: resnet\(matrix.isEmpty ? "50" : "${{ matrix.size }}")
        volumes:
          - { $use: scratch-\(team), nfs: { read_only: \(random.below(2) == 0) } }

      """
  }

  private func plain(_ index: Int, _ random: inout SplitMix) -> String {
    """
    job_name: job-\(index)
    job_desc: Job \(index)
    config:
      worker_server_num: \(1 + random.below(8))
      spec_id: \(1 + random.below(9))
      engine_id: \(100 + random.below(19))
      app_url: /ml-plain/code/
      boot_file_url: /ml-plain/code/train.py
      data_url: /ml-plain/data/part-\(random.below(1000))/
      train_url: /ml-plain/out/job-\(index)/
      parameter:
        - { label: batch_size, value: "\(8 << random.below(6))" }
        - { label: epochs, value: "\(1 + random.below(90))" }

    """
  }
}
