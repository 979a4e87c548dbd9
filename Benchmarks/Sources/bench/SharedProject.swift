import Foundation

/// A generated project that uses what plain manifests do not: includes (a diamond), variables, fragments, volumes,
/// parameter sets, overlays and two environments. The same number of jobs always gives the same bytes.
struct SharedProject {
  let jobs: Int

  /// Writes the project below a folder that does not exist yet.
  func write(to folder: URL) throws {
    try put(Self.project, at: folder.appending(path: "jobc.yaml"))
    try put(Self.base, at: folder.appending(path: "lib/base.yaml"))
    try put(Self.vision, at: folder.appending(path: "lib/vision.yaml"))
    try put(Self.storage, at: folder.appending(path: "lib/storage.yaml"))
    var random = SplitMix(state: 20_241_123)
    for index in 0..<jobs {
      try put(job(index, &random), at: folder.appending(path: "jobs/d\(index / 100)/job-\(index).yaml"))
    }
  }

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
      prod:
        endpoint: "https://modelarts.eu-de.otc.t-systems.com"
        region: eu-de
        project_id: 0123456789abcdef0123456789abcdef
        workspace_id: "0"
        variables: { bucket: /ml-prod, nodes: 4 }

    """

  private static let base = """
    # What every job shares.
    variables:
      bucket: { type: string, pattern: "^/[a-z-]+$" }
      nodes: { type: integer, minimum: 1, maximum: 16 }
      seed: 42
    fragments:
      resnet:
        config:
          worker_server_num: ${{ var.nodes }}
          spec_id: 5
          engine_id: 130
          app_url: ${{ var.bucket }}/code/
          boot_file_url: ${{ job.config.app_url }}train.py
      logged:
        config:
          log_url: ${{ var.bucket }}/log/${{ env.name }}/

    """

  private static let vision = """
    include: [base.yaml]
    parameters:
      optimiser:
        optimizer: adamw
        learning_rate: 3e-4
        weight_decay: 0.10
        momentum: 0.9
        warmup_steps: 500
      data:
        num_workers: 8
        image_size: 224
        seed: ${{ var.seed }}

    """

  private static let storage = """
    include: [base.yaml]
    volumes:
      scratch:
        nfs:
          id: 43b37236-9afa-4855-8174-32254b9562e7
          src_path: 192.168.8.150:/
          dest_path: /home/work/scratch

    """

  private func job(_ index: Int, _ random: inout SplitMix) -> String {
    let overlay =
      random.below(2) == 0
      ? ""
      : """

      environments:
        dev: { config: { create_version: false } }
        prod:
          config:
            parameter: { epochs: \(30 + random.below(60)) }
            volumes:
              $append:
                - { $use: scratch, nfs: { dest_path: /home/work/archive, read_only: true } }
      """
    return """
      # Job \(index): built on the shared library.
      include:
        - ../../lib/vision.yaml
        - ../../lib/storage.yaml
      use: [resnet, logged]
      job_name: shared-\(index)
      job_desc: "Run \(index) in ${{ env.name }}, data of ${{ var.bucket }}"
      config:
        data_url: ${{ var.bucket }}/data/part-\(random.below(1000))/
        train_url: ${{ var.bucket }}/out/job-\(index)/
        parameter:
          $use: [optimiser, data]
          learning_rate: \(1 + random.below(9))e-\(2 + random.below(4))
          batch_size: \(8 << random.below(6))
          epochs: \(1 + random.below(90))
          dropout: 0.\(1 + random.below(9))0
          label_smoothing: 0.05
          pretrained: ${{ job.config.data_url }}checkpoint-\(random.below(10000)).pt
          backbone: resnet\(random.below(2) == 0 ? 50 : 101)
          amp: true
          clip_norm: 1.0
          ema_decay: 0.9999
          log_interval: 50
        volumes:
          - { $use: scratch, nfs: { read_only: \(random.below(2) == 0) } }\(overlay)

      """
  }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers everywhere.
struct SplitMix {
  var state: UInt64

  /// A number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    word ^= word >> 31
    return Int(word % UInt64(bound))
  }
}
