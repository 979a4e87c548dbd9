import ArgumentParser
import Commands

struct StopArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "stop", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "stop"),
    usage: "jobc stop [<options>] <name> ...",
    discussion: """
      Stops every version of the jobs that has not ended. It says so and does nothing for jobs that have. Stopping takes \
      the service a moment; "jobc wait" sees the end of it.

      Examples:
        jobc stop resnet50-baseline
        jobc stop jobs/vision/sweep.yaml --env dev
      """,
    version: Version.current)

  @OptionGroup var jobs: JobArguments

  func verb() throws(CommandFailure) -> any Verb { Stop(selection: try jobs.selection(requiresNames: true)) }
}
