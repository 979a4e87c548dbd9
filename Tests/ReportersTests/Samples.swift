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
    rule: "object-path", severity: .warning,
    message: #"object path "/bucket/代码/train/" holds characters outside ASCII"#,
    at: span(#""/bucket/代码/train/""#, in: job), pointer: "/config/app_url",
    related: [Label(span("目录", in: job), "said here")])

  static let emoji = Diagnostic(
    rule: "parameter-label", severity: .note, message: #"label "👩‍🔬 notes é" is not portable"#,
    at: span("notes é", in: job), related: [Label(span("x\"", in: job), "so is this")], source: "table 6, label")

  static let shared = Diagnostic(
    rule: "mount-path", message: #"dest_path "/home/nas" is not below "/home/work""#,
    at: span("/home/nas", in: library), pointer: "/config/volumes/0/nfs/dest_path",
    related: [
      Label(span("volumes: []", in: job), "used here"), Label(span("nas", in: library), "volume declared here"),
    ],
    environments: ["prod"], jobs: (1...47).map { "train-\($0)" })

  static let block = Diagnostic(
    rule: "command-length", severity: .warning, message: "user_command is a script of its own",
    at: SourceSpan(
      source: job,
      range: ByteRange(
        start: span("|\n", in: job).range.start, end: span("spec_id", in: job, occurrence: 2).range.start)),
    help: "keep scripts in the code folder",
    fixes: [Fix(title: "remove the script", applicability: .unsafe, edits: [])])

  static let all: [Diagnostic] = [unknownKey, wideText, emoji, block, duplicateKey, shared]
}

/// Text that is hard to show.
enum AwkwardSamples {
  static let steering = Samples.file(
    "evil\u{1B}[31m.yaml", "a:\t\"\u{1B}[2J\u{7}x\u{85}\u{202E}gpj\u{2066}\"\tb\r\nlast: \u{7F}\u{200B}\u{FEFF}end")
  static let mark = Samples.file("bom.yaml", "\u{FEFF}job_nam: x\r\n\r\nconfig: {}\r\n")
  static let long = Samples.file(
    "long.json",
    "{\"padding\": \"" + String(repeating: "中文", count: 200) + "\", \"spec\": 1, \"tail\": \""
      + String(repeating: "z", count: 400) + "\"}")
  static let secret = Samples.file("<JOBC_VAR_key>", "hunter2", isConfidential: true)
  static let broken = SourceFile(
    path: "broken.yaml", content: Array("a: ".utf8) + [0xFF, 0xC3, 0x28] + Array(" é".utf8))
  static let flow = Samples.file("flow.yaml", "config: {spec_id: 1, app_url: x, spec_id: 2}\n\n\n")
  static let wide = Samples.file(
    "wide.yaml", "k: 한국어 ｶﾅ Ｗ가 e\u{301} 1\u{FE0F}\u{20E3} 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨‍👩‍👧‍👦 ☀ ☀\u{FE0F} 🇩🇪 end\n")
  static let empty = Samples.file("empty.yaml", "")

  private static func finding(
    _ message: String, _ span: SourceSpan, severity: Severity = .error, related: [Label] = [], help: String? = nil
  ) -> Diagnostic {
    Diagnostic(rule: "sample", severity: severity, message: message, at: span, related: related, help: help)
  }

  private static func range(_ source: SourceFile, _ range: Range<Int>) -> SourceSpan {
    SourceSpan(source: source, range: ByteRange(range))
  }

  static let all: [Diagnostic] = [
    finding("controls \u{1B}[0m and a break\nare made visible", Samples.span("x", in: steering)),
    finding("after a tab", Samples.span("b", in: steering), help: "no \u{9B}escape"),
    finding("hidden characters", Samples.span("end", in: steering)),
    finding("byte order mark", Samples.span("job_nam", in: mark)),
    finding("at the end", Samples.span("no such text", in: mark)),
    finding("in a long line", Samples.span("\"spec\"", in: long)),
    finding("in the tail", Samples.span("\"}", in: long)),
    finding(
      "longer than the width", Samples.span(String(repeating: "文中", count: 199), in: long),
      related: [Label(Samples.span("1", in: long), "far along the line")]),
    finding(
      "a secret", range(secret, 0..<7), related: [Label(range(secret, 1..<3), "part of it")], help: "look elsewhere"),
    finding("not UTF-8", range(broken, 3..<4)), finding("after it", Samples.span("é", in: broken)),
    finding(
      "duplicate key \"spec_id\"", Samples.span("spec_id", in: flow, occurrence: 2),
      related: [
        Label(Samples.span("spec_id", in: flow), "first declared here"),
        Label(Samples.span("app_url: x, spec_id: 2", in: flow), "overlaps"),
        Label(Samples.span("2", in: flow), "value"),
      ]),
    finding("a line break", Samples.span("\n\n", in: flow)), finding("wide", Samples.span("end", in: wide)),
    finding("wide itself", Samples.span("한국어 ｶﾅ Ｗ가", in: wide)), finding("empty file", range(empty, 0..<0)),
    finding("beyond the end", range(flow, 4_000..<5_000)),
    finding(
      "many places", Samples.span("config", in: Samples.job), severity: .note,
      related: (0..<14).map { _ in Label(Samples.span("nas", in: Samples.library), "used here") }),
  ]
}
