import ArgumentParser
import Commands

struct RerunArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "rerun", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "rerun"),
    usage: "jobc rerun [<options>] <name> ...",
    discussion: """
      Makes a new version of each job with the configuration of its newest one, whatever the manifests say now, after \
      asking. Without a terminal it needs --yes. In an environment that is "protected" in jobc.yaml it always asks, for \
      the environment's name.

      Examples:
        jobc rerun resnet50-baseline
        jobc rerun jobs/nightly.yaml --env prod --yes
      """,
    version: Version.current)

  @OptionGroup var jobs: JobArguments

  @Flag(help: "Do not ask.")
  var yes = false

  func verb() throws(CommandFailure) -> any Verb {
    Rerun(selection: try jobs.selection(requiresNames: true), isConfirmed: yes)
  }
}
