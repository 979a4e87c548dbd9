import Compiler
import Diagnostics
import Manifest
import Reporters

/// How findings are written: what `--format` and `--report` take.
enum FindingsFormat: String, Choice {
  case text, json, sarif, github, gitlab, junit

  static let noun = "report"

  /// The whole report of a run.
  ///
  /// - Parameter failLevel: from which severity on findings fail the run.
  func render(_ compilation: Compilation, isColored: Bool, failLevel: Severity, in session: Session) -> [UInt8] {
    switch self {
    case .text:
      let showsEnvironments = compilation.environments.count > 1
      return TextReport.bytes(
        compilation.diagnostics, isColored: isColored, showsEnvironments: showsEnvironments)
    case .json:
      return JSONReport.bytes(compilation.diagnostics, summary: compilation.summary, version: Version.current)
    case .sarif: return SARIFReport.bytes(run(compilation, failLevel, session))
    case .github: return GitHubReport.bytes(run(compilation, failLevel, session))
    case .gitlab: return GitLabReport.bytes(run(compilation, failLevel, session))
    case .junit: return JUnitReport.bytes(run(compilation, failLevel, session))
    }
  }

  private func run(_ compilation: Compilation, _ failLevel: Severity, _ session: Session) -> ReportedRun {
    var run = ReportedRun(compilation.diagnostics, summary: compilation.summary, version: Version.current)
    run.files = compilation.files
    run.failLevel = failLevel
    run.isComplete = !compilation.hasBrokenProject
    run.folder = folder(session)
    run.suppressed = compilation.suppressed.map { ($0.diagnostic, $0.reason, $0.span) }
    return run
  }

  /// The working folder below the checkout, from which the CI system at hand reads the paths of a report; empty where
  /// none is at hand.
  private func folder(_ session: Session) -> String {
    let variable: String
    switch self {
    case .sarif, .github: variable = "GITHUB_WORKSPACE"
    case .gitlab: variable = "CI_PROJECT_DIR"
    case .text, .json, .junit: return ""
    }
    guard let path = session.environment[variable], path.utf8.first == UInt8(ascii: "/") else { return "" }
    let checkout = AbsolutePath(absolute: path)
    let root = checkout.real ?? checkout
    guard session.workingFolder != root, session.workingFolder.isWithin(root) else { return "" }
    return session.workingFolder.relative(to: root)
  }
}

extension Compilation {
  /// What a report ends with.
  var summary: ReportSummary {
    ReportSummary(
      of: diagnostics, files: files.count, jobs: jobCount, environments: environments.count,
      skipped: skippedChecks.map { ReportSummary.SkippedCheck(check: $0.check, reason: $0.reason) },
      suppressed: suppressed.count)
  }
}
