import ArgumentParser

struct GraphArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "graph", _superCommandName: "jobc",
    abstract: "Show which files include which, and which jobs stand on them.",
    usage: "jobc graph [<options>] [<path> ...]",
    discussion: """
      Shows each shared file with every manifest that it reaches, directly or through others, their jobs, and the \
      variables, fragments, volumes and parameter sets that they use of it. Paths narrow it to some manifests. As dot \
      or mermaid it can be drawn: an arrow leads from a file to what it includes.

      With --dependents, only what a file reaches is shown; as text the manifests, a path a line. jobc.yaml, policies \
      and catalogues reach every job.

      Files that cannot be read and includes that lead nowhere or in a circle are reported on standard error with exit \
      code 1; the graph then shows what was read.

      Examples:
        jobc graph
        jobc graph --dependents library/base.yaml
        jobc graph --dependents library/base.yaml -q | xargs jobc compile
        jobc graph --format dot | dot -Tsvg >graph.svg
      """,
    version: Version.current)

  @Argument(
    help: ArgumentHelp("Manifests or folders to show; none for the whole project.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Show only what this file reaches; repeatable.", valueName: "file"), completion: .file())
  var dependents: [String] = []

  @Option(
    name: .customLong("project"),
    help: ArgumentHelp("Use this project file, not the nearest jobc.yaml above each path.", valueName: "file"),
    completion: .file())
  var projectFile: String?

  @Option(
    help: ArgumentHelp("Print text (default), json, dot or mermaid.", valueName: "kind"),
    completion: .words(of: Graph.Format.self))
  var format: String?

  @Option(help: ArgumentHelp("Use at most this many threads; one a processor otherwise.", valueName: "number"))
  var threads: String?

  @Option(
    help: ArgumentHelp("Colour text: auto (default), always or never.", valueName: "when"),
    completion: .words(of: ColorChoice.self))
  var color: String?

  @Flag(name: .shortAndLong, help: "Print no summary on standard error.")
  var quiet = false

  func verb() throws(CommandFailure) -> any Verb {
    var graph = Graph(input: InputOptions(paths: paths), dependents: dependents)
    graph.input.projectFile = projectFile
    graph.input.threads = try CompilationArguments.threadCount(threads)
    graph.isQuiet = quiet
    if let format { graph.format = try Graph.Format.named(format, option: "--format") }
    if let color { graph.color = try ColorChoice.named(color, option: "--color") }
    return graph
  }
}
