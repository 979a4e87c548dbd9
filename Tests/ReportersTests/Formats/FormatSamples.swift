import Diagnostics
import Reporters
import Rules
import SourceText

/// Runs to report: the usual, the awkward, the empty.
enum FormatSamples {
  /// A path with all that some format must escape.
  static let oddFile = Samples.file("odd/a b,c:d%20e\n代码<&\"'>.yaml", "x: 1\r\nfirst: \"a\"\r\nlast: b\r\n")

  static let awkward: [Diagnostic] = [
    Diagnostic(
      rule: "odd", message: "odd <&\"'> 100% \u{1B}[31m \u{FFFF}, a:b::c\r\nand more ]]>",
      at: Samples.span("first", in: oddFile),
      related: [Label(Samples.span("last", in: oddFile), "see, 100%: <here>\u{0}")], help: "do: 50%,\nor not"),
    Diagnostic(
      rule: "odd", severity: .warning, message: "over two lines", at: Samples.span("\"a\"\r\nlast", in: oddFile),
      pointer: "/a~1b/0"),
    Diagnostic(
      rule: "odd", severity: .note, message: "at the end of the file", at: Samples.span("no such text", in: oddFile)),
    Diagnostic(
      rule: "odd-value", message: "no number", at: Samples.span("x", in: Samples.file("<--var 1>", "lr=x")),
      fixes: [
        Fix(
          title: "write 1",
          edits: [Edit(replacing: Samples.span("x", in: Samples.file("<--var 1>", "lr=x")), with: "1")])
      ]),
  ]

  /// Every sample of the other reports as well, so that all of them are held against the schemas.
  static let runs: [(name: String, run: ReportedRun)] = [
    ("usual", usual), ("awkward", run(awkward, files: [oddFile.path])),
    ("text-samples", run(AwkwardSamples.all.inReportOrder())), ("empty", run([])),
    ("sound", run([], files: ["b.yaml", "a.yaml"])), ("every-rule", everyRule),
  ]

  /// A finding of each rule there is.
  static var everyRule: ReportedRun {
    run(
      RuleRegistry.descriptions.map { rule in
        Diagnostic(
          rule: rule.id, severity: rule.severity, message: "m", at: Samples.span("job_name", in: Samples.job))
      })
  }

  static var usual: ReportedRun {
    var usual = run(Samples.all.map { renamed($0) }, files: ["jobs/train.yaml", "jobs/sound.yaml"])
    usual.summary.environments = 2
    usual.suppressed = [
      (
        Diagnostic(
          rule: "sample-url", severity: .warning, message: "not our bucket",
          at: Samples.span("/bucket/log/", in: Samples.job), pointer: "/config/log_url"), "shared with others",
        Samples.span("# 目录", in: Samples.job)
      )
    ]
    usual.summary.skipped = [.init(check: "catalog", reason: #"environment "dev" has no catalogue"#)]
    return usual
  }

  /// The same finding of a rule that no registry knows, so that goldens do not hang on the words of rules.
  private static func renamed(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      rule: "sample-" + diagnostic.rule, severity: diagnostic.severity, message: diagnostic.message,
      at: diagnostic.span, pointer: diagnostic.pointer, related: diagnostic.related, help: diagnostic.help,
      fixes: diagnostic.fixes, source: diagnostic.source, environments: diagnostic.environments,
      jobs: diagnostic.jobs)
  }

  static func run(_ diagnostics: [Diagnostic], files: [String] = []) -> ReportedRun {
    var run = ReportedRun(
      diagnostics, summary: ReportSummary(of: diagnostics, files: files.count, jobs: 1, environments: 1),
      version: "1.0.0")
    run.files = files
    return run
  }
}
