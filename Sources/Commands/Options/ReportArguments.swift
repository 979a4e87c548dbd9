import ArgumentParser

/// How findings are reported: the options of the verbs whose findings are the result.
struct ReportArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Print findings as text (default), json, sarif, github, gitlab or junit.", valueName: "kind"),
    completion: .words(of: FindingsFormat.self))
  var format: String?

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Also write the findings to a file, of any kind that --format knows; repeatable.", valueName: "kind=file"))
  var reports: [String] = []

  /// What `--format` chooses.
  ///
  /// - Throws: a usage error for an unknown kind.
  func chosenFormat() throws(CommandFailure) -> FindingsFormat {
    guard let format else { return .text }
    return try FindingsFormat.named(format, option: "--format")
  }

  /// The files of `--report`.
  ///
  /// - Throws: a usage error for an unknown kind, and where two would be written to one file.
  func targets() throws(CommandFailure) -> [ReportTarget] {
    var targets: [ReportTarget] = []
    for report in reports { targets.append(try ReportTarget(report)) }
    try ReportTarget.requireDistinct(targets)
    return targets
  }
}
