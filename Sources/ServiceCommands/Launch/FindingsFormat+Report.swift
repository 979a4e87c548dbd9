import Commands
import Diagnostics
import Reporters

extension FindingsFormat {
  /// Prints findings on standard error, as verbs do whose result is something else.
  static func report(_ diagnostics: [Diagnostic], in session: inout Session) {
    let isColored = ColorChoice.auto.isColored(session.errors.descriptor, session.environment)
    session.errors.write(
      TextReport.text(diagnostics.inReportOrder(), isColored: isColored, showsEnvironments: false))
  }
}
