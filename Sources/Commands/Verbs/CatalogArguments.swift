import ArgumentParser

struct CatalogArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "catalog", _superCommandName: "jobc",
    abstract: "Show or pull what an environment offers: resource specs, engines, models.",
    usage: "jobc catalog <action> [<options>]",
    discussion: """
      An environment may name a catalogue in jobc.yaml ("catalog: catalog/prod.lock.json"): a file with what the service \
      offers there. With it "spec_id", "engine_id" and "model_id" take names, and "jobc check" holds jobs against limits \
      of nodes, what is sold out and what algorithms ask for.

      "show" prints the lists with when and where they were pulled; what is wrong with the file goes to standard error. \
      "pull" asks the service and writes the file; see "jobc catalog pull --help".

      Examples:
        jobc catalog show
        jobc catalog show --env prod
        jobc catalog pull --env prod
        jobc catalog show --catalog catalog/prod.lock.json --format json
      """,
    version: Version.current)

  @Argument(help: "What to do: show or pull.", completion: .words(of: CatalogAction.self))
  var action: String

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp("The environment; the project's default or only one otherwise.", valueName: "name"),
    completion: .environments)
  var environment: String?

  @Option(
    help: ArgumentHelp("Print text (default) or json.", valueName: "kind"),
    completion: .words(of: CatalogShow.Format.self))
  var format: String?

  @Option(
    name: .customLong("catalog"),
    help: ArgumentHelp("Show this file; no project is looked for then.", valueName: "file"), completion: .file())
  var catalogFile: String?

  @Option(
    name: .customLong("project"),
    help: ArgumentHelp("Use this project file, not the nearest jobc.yaml above the working folder.", valueName: "file"),
    completion: .file())
  var projectFile: String?

  func verb() throws(CommandFailure) -> any Verb {
    // "pull" is the companion's (`Companion.pulls`).
    _ = try CatalogAction.named(action, option: nil)
    if catalogFile != nil, environment != nil || projectFile != nil {
      throw CommandFailure(
        .usage, "\"--catalog\" and \"\(environment == nil ? "--project" : "--env")\" exclude each other",
        help: "an environment's catalogue is the file that jobc.yaml names")
    }
    return CatalogShow(
      choice: EnvironmentChoice(environment: environment, projectFile: projectFile), catalogFile: catalogFile,
      format: try format.map { text throws(CommandFailure) in try .named(text, option: "--format") } ?? .text)
  }
}

/// What `catalog` does.
enum CatalogAction: String, Choice {
  case show, pull

  static let noun = "action"
}
