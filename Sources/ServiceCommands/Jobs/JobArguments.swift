import ArgumentParser
import Commands
import Compiler

/// Which live jobs: options of the verbs that take names.
struct JobArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Jobs by name, or the manifests and folders that declare them (what has a dot or a slash is a path).",
      valueName: "name"), completion: .file())
  var names: [String] = []

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp("Take this environment of the project; its default or only one otherwise.", valueName: "name"),
    completion: .environments)
  var environments: [String] = []

  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("Give a variable its value; repeatable.", valueName: "name=value"))
  var variables: [String] = []

  @Option(
    name: .customLong("var-file"),
    help: ArgumentHelp("Read variables from a YAML map of names to values; repeatable.", valueName: "file"),
    completion: .file())
  var variableFiles: [String] = []

  @Option(
    name: .customLong("project"),
    help: ArgumentHelp("Use this project file, not the nearest jobc.yaml above.", valueName: "file"),
    completion: .file())
  var projectFile: String?

  @OptionGroup var connection: ConnectionArguments

  @Flag(name: .shortAndLong, help: "Print nothing on standard error but errors.")
  var quiet = false

  /// What was typed.
  ///
  /// - Parameter requires: whether at least one job must be named.
  /// - Throws: a usage error.
  func selection(requiresNames: Bool) throws(CommandFailure) -> JobSelection {
    var selection = JobSelection(connection: try connection.options(), isQuiet: quiet)
    for name in names {
      if JobSelection.isPath(name) { selection.input.paths.append(name) } else { selection.names.append(name) }
    }
    if requiresNames, names.isEmpty {
      throw CommandFailure(
        .usage, "no job is named", help: "name jobs, or the manifests that declare them; \".\" is the whole project")
    }
    try CommandFailure.requireOne(environments)
    selection.input.environments = environments
    selection.input.variables = variables
    selection.input.variableFiles = variableFiles
    selection.input.projectFile = projectFile
    return selection
  }
}

extension CommandFailure {
  /// - Throws: a usage error where several environments are named: a verb acts on one.
  static func requireOne(_ environments: [String]) throws(CommandFailure) {
    guard environments.count > 1 else { return }
    throw CommandFailure(
      .usage, "\"--env\" names \(environments.count) environments; this verb acts on one at a time",
      help: "run it once for each: --env \(environments[0]), then --env \(environments[1])")
  }
}
