import Compiler
import Diagnostics
import Reporters

/// What `check` does about fixes: with `--fix` it makes them, with `--diff` it shows how they would be made.
struct CheckFixes {
  enum Mode {
    /// The last line counts them.
    case offer
    /// Files are written; of standard input the mended text is printed.
    case write
    /// A unified diff is printed and nothing is written.
    case preview
  }

  var mode = Mode.offer
  var includesUnsafe = false

  /// Makes the fixes, in memory first.
  func run(_ check: Check, in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let mending = try check.input.mend(includesUnsafe: includesUnsafe, in: session)
    for dropped in mending.dropped { session.errors.write(Self.line(dropped)) }
    return mode == .preview
      ? try preview(mending, check, in: &session) : try write(mending, check, in: &session)
  }

  /// Writes the files; the findings that are left are the result.
  private func write(_ mending: Mending, _ check: Check, in session: inout Session) throws(CommandFailure) -> ExitStatus
  {
    try MendedFiles(mending.files).write()
    if let text = mending.standardInput {
      // The text is the result, and findings go beside it.
      session.output.write(text)
      try check.report(mending.after, to: .errors, in: &session)
    } else {
      try check.report(mending.after, to: .output, in: &session)
    }
    var words = Self.count(mending, "fixed")
    var rest = mending.after.summary
    // What is safe and left was tried in vain.
    rest.fixable = 0
    if !includesUnsafe, let offer = rest.offer() { words += "; " + offer }
    return check.view.conclude(mending.after, mending: words, in: &session)
  }

  /// Prints the diff; it fails where there is one, as `diff` does.
  private func preview(
    _ mending: Mending, _ check: Check, in session: inout Session
  ) throws(CommandFailure) -> ExitStatus {
    let isColored = check.view.color.isColored(session.output.descriptor, session.environment)
    for file in mending.files {
      let changes = file.source.changes.map { (range: $0.range, text: $0.text) }
      session.output.write(UnifiedDiff.bytes(of: file.source.original, changes: changes, isColored: isColored))
    }
    try check.writeReports(mending.before, in: session)
    let status = check.view.conclude(mending.before, mending: Self.count(mending, "would be fixed"), in: &session)
    if status == .badProject { return status }
    return mending.files.isEmpty ? .success : .findings
  }

  /// `2 fixed in 1 file`
  private static func count(_ mending: Mending, _ verb: String) -> String {
    mending.count == 0
      ? "nothing to fix" : "\(mending.count) \(verb) in \(ReportSummary.count(mending.files.count, "file"))"
  }

  /// Why a fix was not made, on a line.
  private static func line(_ dropped: Mending.Dropped) -> String {
    let place = ReportSummary.place(of: dropped.finding.span)
    return "\(place): not fixed [\(dropped.finding.rule)]: \(dropped.fix.title): \(dropped.reason)\n"
  }
}
