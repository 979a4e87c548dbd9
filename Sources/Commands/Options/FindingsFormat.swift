import Compiler
import Diagnostics
import Manifest
import Reporters

/// How findings are written: what `--format` and `--report` take.
package enum FindingsFormat: String, Choice {
  case text, json, sarif, github, gitlab, junit

  package static let noun = "report"

  /// The whole report of a run.
  ///
  /// - Parameter run: without its folder, which is found out here.
  package func render(_ run: ReportedRun, isColored: Bool, in session: Session) -> [UInt8] {
    var run = run
    run.folder = folder(session)
    switch self {
    case .text:
      return TextReport.bytes(
        run.diagnostics, isColored: isColored, showsEnvironments: run.summary.environments > 1)
    case .json: return JSONReport.bytes(run)
    case .sarif: return SARIFReport.bytes(run)
    case .github: return GitHubReport.bytes(run)
    case .gitlab: return GitLabReport.bytes(run)
    case .junit: return JUnitReport.bytes(run)
    }
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
  package var summary: ReportSummary {
    ReportSummary(
      of: diagnostics, files: files.count, jobs: jobCount, environments: environments.count,
      skipped: skippedChecks.distinct.map { ReportSummary.SkippedCheck(check: $0.check, reason: $0.reason) },
      suppressed: suppressed.count)
  }

  /// What reports are made of.
  ///
  /// - Parameter failLevel: from which severity on findings fail the run.
  package func reported(failLevel: Severity) -> ReportedRun {
    var run = ReportedRun(diagnostics, summary: summary, version: Version.current)
    run.files = files
    run.failLevel = failLevel
    run.isComplete = !hasBrokenProject
    run.suppressed = suppressed.map { ($0.diagnostic, $0.reason, $0.span) }
    run.part = shard.map { ReportedPart($0, run: digest, skipped: skippedChecks) }
    return run
  }
}
