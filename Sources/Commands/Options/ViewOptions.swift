import Compiler
import Diagnostics
import Reporters

/// How findings are shown, and which of them fail the run.
package struct ViewOptions {
  package var failLevel = Severity.error
  package var requiredChecks: [SkippableCheck] = []
  package var isQuiet = false
  package var color = ColorChoice.auto

  package init() {}

  /// Prints the findings on standard output and writes the other reports.
  func show(
    _ run: ReportedRun, as format: FindingsFormat, and reports: [ReportTarget], in session: inout Session
  ) throws(CommandFailure) {
    let isColored = color.isColored(session.output.descriptor, session.environment)
    session.output.write(format.render(run, isColored: isColored, in: session))
    try write(run, to: reports, in: session)
  }

  /// Writes the reports that were asked for besides.
  func write(_ run: ReportedRun, to reports: [ReportTarget], in session: Session) throws(CommandFailure) {
    for report in reports {
      try AtomicFile(report.path).write(report.format.render(run, isColored: false, in: session))
    }
  }

  /// Prints the summary of a run that compiles nothing and says how it ends.
  func conclude(_ run: ReportedRun, in session: inout Session) -> ExitStatus {
    if !isQuiet { session.errors.write(run.summary.line + "\n") }
    return run.diagnostics.contains { $0.severity >= failLevel } ? .findings : .success
  }

  /// Prints the summary and says how the run ends.
  ///
  /// - Parameter mending: what was done, or can be done, about fixes.
  package func conclude(_ compilation: Compilation, mending: String? = nil, in session: inout Session) -> ExitStatus {
    let run = compilation.reported(failLevel: failLevel)
    return conclude(run, skipped: compilation.skippedChecks.distinct, mending: mending, in: &session)
  }

  /// The same of a run that is known by its reports.
  func conclude(
    _ run: ReportedRun, skipped: [SkippedCheck], mending: String?, in session: inout Session
  ) -> ExitStatus {
    let missed = skipped.filter { skipped in
      requiredChecks.contains { skipped.check.utf8.elementsEqual($0.rawValue.utf8) }
    }
    for skipped in missed {
      session.errors.write("error: the required check \"\(skipped.check)\" was skipped: \(skipped.reason)\n")
    }
    if !isQuiet {
      var summary = run.summary
      summary.mending = mending
      session.errors.write(summary.line + "\n")
    }
    if !run.isComplete { return .badProject }
    let fails = run.diagnostics.contains { $0.severity >= failLevel }
    return fails || !missed.isEmpty ? .findings : .success
  }
}
