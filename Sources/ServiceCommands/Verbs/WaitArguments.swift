import ArgumentParser
import Commands

struct WaitArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "wait", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "wait"),
    usage: "jobc wait [<options>] [<name> ...]",
    discussion: """
      Looks again and again, less often as time goes by, until the newest version of every job has ended. Without names \
      it waits for every job that the manifests declare. Each change of state is told on standard error, the outcome of \
      each job on standard output.

      Exit codes: 0 all completed, 6 a job failed, was stopped or deleted, 7 the time of --timeout is up.

      Examples:
        jobc wait resnet50-baseline --timeout 2h
        jobc apply --yes && jobc wait
      """,
    version: Version.current)

  @OptionGroup var jobs: JobArguments

  @Option(help: ArgumentHelp("Give up after this long: 90s, 30m, 2h, 1h30m, 1d.", valueName: "time"))
  var timeout: String?

  @Option(
    help: ArgumentHelp(
      "Print outcomes as text (default), or changes and outcomes as json, one a line.", valueName: "kind"),
    completion: .words(of: AnswerFormat.self))
  var format: String?

  func verb() throws(CommandFailure) -> any Verb {
    var limit: Int?
    if let timeout {
      guard let seconds = TimeText.seconds(of: timeout) else {
        throw CommandFailure(
          .usage, "\"--timeout\" takes a length of time, not \"\(timeout)\"", help: "write 90s, 30m, 2h or 1h30m")
      }
      limit = seconds
    }
    return Wait(
      selection: try jobs.selection(requiresNames: false), limit: limit, format: try AnswerFormat.chosen(format))
  }
}
