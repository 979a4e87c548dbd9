import Diagnostics
import SourceText

/// Sources and findings to report, each place given by the text that stands there.
enum Samples {
  /// The place of the `occurrence`th (from 1) `text` in `source`; the end of the source where there is none.
  static func span(_ text: String, in source: SourceFile, occurrence: Int = 1) -> SourceSpan {
    let pattern = Array(text.utf8)
    var left = occurrence
    var start = 0
    while start + pattern.count <= source.count {
      if source.bytes[start..<start + pattern.count].elementsEqual(pattern) {
        left -= 1
        if left == 0 {
          return SourceSpan(source: source, range: ByteRange(start..<start + pattern.count))
        }
      }
      start += 1
    }
    return SourceSpan(source: source, range: ByteRange(emptyAt: UInt32(source.count)))
  }

  static func file(_ path: String, _ text: String, isConfidential: Bool = false) -> SourceFile {
    SourceFile(path: path, content: Array(text.utf8), isConfidential: isConfidential)
  }

  static let job = file(
    "jobs/train.yaml",
    """
    job_name: resnet-weekly
    config:
      worker_servr_num: 4
      app_url: "/bucket/代码/train/"   # 目录
      spec_id: 19
      parameter:
        - label: epochs
          value: "10"
        - label: 👩‍🔬 notes é
          value: "🇨🇳 👍🏽 ❤️ x"
      log_url: /bucket/log/
      train_url: /bucket/train/
      data_url: /bucket/data/
      engine_id: 120
      dataset_id: b52a50b2
      volumes: []
      user_command: |
        python train.py \\
          --epochs 10
      spec_id: 20
    """)

  static let library = file(
    "lib/shared.yaml",
    """
    volumes:
      nas:
        nfs:
          id: 760853f3
          src_path: "192.168.1.9:/"
          dest_path: /home/nas
    """)

  static let unknownKey = Diagnostic(
    rule: "unknown-key", message: #"unknown key "worker_servr_num" in "config""#, at: span("worker_servr_num", in: job),
    pointer: "/config/worker_servr_num", help: #"did you mean "worker_server_num"?"#,
    fixes: [
      Fix(
        title: #"rename it to "worker_server_num""#,
        edits: [Edit(replacing: span("worker_servr_num", in: job), with: "worker_server_num")])
    ], source: "table 3, worker_server_num", environments: ["dev", "prod"])

  static let duplicateKey = Diagnostic(
    rule: "duplicate-key", message: #"duplicate key "spec_id" in "config""#,
    at: span("spec_id", in: job, occurrence: 2),
    related: [Label(span("spec_id", in: job), "first declared here")], help: "remove one of the two")

  static let wideText = Diagnostic(
    rule: "object-path", severity: .warning, message: #"object path "/bucket/代码/train/" holds characters outside ASCII"#,
    at: span(#""/bucket/代码/train/""#, in: job), pointer: "/config/app_url",
    related: [Label(span("目录", in: job), "said here")])

  static let emoji = Diagnostic(
    rule: "parameter-label", severity: .note, message: #"label "👩‍🔬 notes é" is not portable"#,
    at: span("notes é", in: job), related: [Label(span("x\"", in: job), "so is this")], source: "table 6, label")

  static let shared = Diagnostic(
    rule: "mount-path", message: #"dest_path "/home/nas" is not below "/home/work""#,
    at: span("/home/nas", in: library), pointer: "/config/volumes/0/nfs/dest_path",
    related: [Label(span("volumes: []", in: job), "used here"), Label(span("nas", in: library), "volume declared here")],
    environments: ["prod"], jobs: (1...47).map { "train-\($0)" })

  static let block = Diagnostic(
    rule: "command-length", severity: .warning, message: "user_command is a script of its own",
    at: SourceSpan(
      source: job,
      range: ByteRange(
        start: span("|\n", in: job).range.start, end: span("spec_id", in: job, occurrence: 2).range.start)),
    help: "keep scripts in the code folder")

  static let all: [Diagnostic] = [unknownKey, wideText, emoji, block, duplicateKey, shared]
}
