import ArgumentParser

struct CheckArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: "jobc",
    abstract: "Find what is wrong in manifests, in every environment, offline.",
    discussion: """
      Reads the project, resolves every job for every environment and checks it against the service's contract. Paths \
      narrow what is reported, never what is read: a mistake in a shared file is found from each job that uses it.

      Findings go to standard output, a summary to standard error. Exit code 1 says that there are findings of at least \
      the fail level.

      Examples:
        jobc check
        jobc check --env prod --format json jobs/train.yaml
        jobc check --report sarif=jobc.sarif --report junit=jobc.xml
        git show HEAD:jobs/train.yaml | jobc check - --stdin-filename jobs/train.yaml
      """,
    version: Version.current)

  @OptionGroup var common: CompilationArguments

  @Option(
    help: ArgumentHelp("Print findings as text (default), json, sarif, github, gitlab or junit.", valueName: "kind"))
  var format: String?

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Also write the findings to a file, of any kind that --format knows; repeatable.", valueName: "kind=file"))
  var reports: [String] = []

  func verb() throws(CommandFailure) -> any Verb {
    var check = Check(input: try common.input(), view: try common.view())
    if let format { check.format = try FindingsFormat.named(format, option: "--format") }
    for report in reports { check.reports.append(try ReportTarget(report)) }
    try ReportTarget.requireDistinct(check.reports)
    return check
  }

  static func verb(paths: [String]) -> (any Verb)? { Check(input: InputOptions(paths: paths)) }
}
