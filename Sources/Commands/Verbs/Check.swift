import Compiler

/// `check`: findings are the result.
struct Check: Verb {
  var input = InputOptions()
  var view = ViewOptions()
  var format = FindingsFormat.text
  var reports: [ReportTarget] = []

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let compilation = try input.compile(.check, in: session)
    let isColored = view.color.isColored(session.output.descriptor, session.environment)
    session.output.write(format.render(compilation, isColored: isColored, failLevel: view.failLevel, in: session))
    for report in reports {
      let bytes = report.format.render(compilation, isColored: false, failLevel: view.failLevel, in: session)
      try AtomicFile(report.path).write(bytes)
    }
    return view.conclude(compilation, in: &session)
  }
}
