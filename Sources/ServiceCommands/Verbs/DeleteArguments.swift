import ArgumentParser
import Commands

struct DeleteArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "delete", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "delete"),
    usage: "jobc delete [<options>] <name> ...",
    discussion: """
      Deletes jobs with all of their versions and logs, running ones too, after asking. Without a terminal it needs \
      --yes. In an environment that is "protected" in jobc.yaml it always asks, for the environment's name.

      Jobs that manifests no longer declare are deleted by "jobc apply --prune --since REVISION".

      Examples:
        jobc delete resnet50-try3
        jobc delete jobs/vision/sweep.yaml --yes
      """,
    version: Version.current)

  @OptionGroup var jobs: JobArguments

  @Flag(help: "Do not ask.")
  var yes = false

  func verb() throws(CommandFailure) -> any Verb {
    Delete(selection: try jobs.selection(requiresNames: true), isConfirmed: yes)
  }
}
