import Compiler
import Diagnostics
import Reporters

/// `check`: findings are the result.
struct Check: Verb {
  var input = InputOptions()
  var view = ViewOptions()
  var format = FindingsFormat.text
  var reports: [ReportTarget] = []
  var fixes = CheckFixes()

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    if fixes.mode != .offer {
      var check = self
      try check.input.findChanges(in: &session)
      return try fixes.run(check, in: &session)
    }
    let compilation = try input.compileNarrowed(.check, in: &session)
    try report(compilation, to: .output, in: &session)
    if !view.isQuiet {
      input.noteEmptiness(of: compilation, in: &session)
      for file in compilation.reached { session.errors.write(file.line + "\n") }
    }
    let offer = compilation.summary.offer(includesUnsafe: fixes.includesUnsafe)
    return view.conclude(compilation, mending: offer, in: &session)
  }

  /// Prints the findings to a stream and writes the reports.
  func report(
    _ compilation: Compilation, to stream: StandardStream, in session: inout Session
  ) throws(CommandFailure) {
    let isColored = view.color.isColored(session[stream].descriptor, session.environment)
    let run = compilation.reported(failLevel: view.failLevel)
    session[stream].write(format.render(run, isColored: isColored, in: session))
    try writeReports(compilation, in: session)
  }

  /// Writes the reports that were asked for besides.
  func writeReports(_ compilation: Compilation, in session: Session) throws(CommandFailure) {
    try view.write(compilation.reported(failLevel: view.failLevel), to: reports, in: session)
  }
}
