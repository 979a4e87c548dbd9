import ArgumentParser
import Commands

struct CatalogPullArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "catalog pull", _superCommandName: "jobc",
    abstract: "Write the catalogue lock of an environment: what the service offers there.",
    usage: "jobc catalog pull [<options>]",
    discussion: """
      Asks the service for resource specs, engines and built-in algorithms and writes them to the file that the \
      environment names under "catalog" in jobc.yaml, sorted, so that a change at the service is a small change in the \
      file. Commit it: "jobc check" works offline with it. Where nothing but \
      the time of the pull would change, only that is written.

      --check writes nothing and fails (exit 1) where the service offers something else than the file says.

      Examples:
        jobc catalog pull --env prod
        jobc catalog pull --env prod --check
      """,
    version: Version.current)

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp("The environment; the project's default or only one otherwise.", valueName: "name"),
    completion: .environments)
  var environments: [String] = []

  @Option(
    name: .customLong("project"),
    help: ArgumentHelp("Use this project file, not the nearest jobc.yaml above the working folder.", valueName: "file"),
    completion: .file())
  var projectFile: String?

  @Flag(help: "Write nothing; fail where the file is not what the service offers.")
  var check = false

  @OptionGroup var connection: ConnectionArguments

  @Flag(name: .shortAndLong, help: "Print nothing on standard error but errors.")
  var quiet = false

  func verb() throws(CommandFailure) -> any Verb {
    try CommandFailure.requireOne(environments)
    return CatalogPull(
      choice: EnvironmentChoice(environment: environments.first, projectFile: projectFile),
      connection: try connection.options(), checks: check, isQuiet: quiet)
  }
}
