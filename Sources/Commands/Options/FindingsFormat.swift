import Compiler
import Diagnostics
import Reporters

/// How findings are written: what `--format` and `--report` take.
enum FindingsFormat: String, Choice {
  case text, json

  static let noun = "report"

  /// The whole report of a run.
  func render(_ compilation: Compilation, isColored: Bool) -> [UInt8] {
    switch self {
    case .text:
      let showsEnvironments = compilation.environments.count > 1
      return TextReport.bytes(
        compilation.diagnostics, isColored: isColored, showsEnvironments: showsEnvironments)
    case .json:
      return JSONReport.bytes(compilation.diagnostics, summary: compilation.summary, version: Version.current)
    }
  }
}

extension Compilation {
  /// What a report ends with.
  var summary: ReportSummary {
    ReportSummary(
      of: diagnostics, files: fileCount, jobs: jobCount, environments: environments.count,
      skipped: skippedChecks.map { ReportSummary.SkippedCheck(check: $0.check, reason: $0.reason) })
  }
}
