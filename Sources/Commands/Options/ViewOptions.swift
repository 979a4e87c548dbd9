import Compiler
import Diagnostics

/// How findings are shown, and which of them fail the run.
struct ViewOptions {
  var failLevel = Severity.error
  var requiredChecks: [SkippableCheck] = []
  var isQuiet = false
  var color = ColorChoice.auto

  /// Prints the summary and says how the run ends.
  ///
  /// - Parameter mending: what was done, or can be done, about fixes.
  func conclude(_ compilation: Compilation, mending: String? = nil, in session: inout Session) -> ExitStatus {
    let missed = compilation.skippedChecks.filter { skipped in
      requiredChecks.contains { skipped.check.utf8.elementsEqual($0.rawValue.utf8) }
    }
    for skipped in missed {
      session.errors.write("error: the required check \"\(skipped.check)\" was skipped: \(skipped.reason)\n")
    }
    if !isQuiet {
      var summary = compilation.summary
      summary.mending = mending
      session.errors.write(summary.line + "\n")
    }
    if compilation.hasBrokenProject { return .badProject }
    let fails = compilation.diagnostics.contains { $0.severity >= failLevel }
    return fails || !missed.isEmpty ? .findings : .success
  }
}
