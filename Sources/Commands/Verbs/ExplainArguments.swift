import ArgumentParser

struct ExplainArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "explain", _superCommandName: "jobc",
    abstract: "Explain a rule, a field of the request, or where a value comes from.",
    usage: "jobc explain [<options>] [<rule> | <field> | <manifest> <pointer>]",
    discussion: """
      Without arguments, a list of all rules. With a rule's name, its page: why it is there, how to fix what it finds, \
      an example of both. With a field, such as config.data_url: its type and constraints with their source, the \
      alternatives that it takes part in, the rules that look at it.

      With a manifest and a pointer into the request: every layer that set the value, the one in force first, and \
      the references it was made from. The pointer is one of RFC 6901; a parameter's label may stand for its index. \
      Of a file with several jobs the first is taken that has the value, or the document FILE#N, counted from 0; of a \
      matrix the first cell, or the one that --cell names; the default environment, or the one of --env.

      Examples:
        jobc explain
        jobc explain object-path
        jobc explain config.volumes
        jobc explain jobs/resnet.yaml /config/worker_server_num --env prod
        jobc explain sweep.yaml#1 /config/parameter/lr --cell seed=2
      """,
    version: Version.current)

  @Argument(
    help: ArgumentHelp("A rule, a field, or a manifest and a pointer; none for all rules.", valueName: "subject"),
    completion: .subjects)
  var subjects: [String] = []

  @Option(
    name: .customLong("env"), help: ArgumentHelp("Look at the job in this environment.", valueName: "name"),
    completion: .environments)
  var environment: String?

  @Option(
    name: .customLong("cell"),
    help: ArgumentHelp("Look at the matrix cell with this value of an axis; repeatable.", valueName: "axis=value"))
  var cells: [String] = []

  @Option(
    name: .customLong("var"), help: ArgumentHelp("Give a variable its value; repeatable.", valueName: "name=value"))
  var variables: [String] = []

  @Option(
    name: .customLong("var-file"),
    help: ArgumentHelp("Read variables from a YAML map of names to values; repeatable.", valueName: "file"),
    completion: .file())
  var variableFiles: [String] = []

  @Option(
    name: .customLong("project"),
    help: ArgumentHelp("Use this project file, not the nearest jobc.yaml above the manifest.", valueName: "file"),
    completion: .file())
  var projectFile: String?

  @Option(
    name: .customLong("stdin-filename"),
    help: ArgumentHelp("Treat standard input as the file at this path.", valueName: "path"), completion: .file())
  var standardInputPath: String?

  @Option(
    help: ArgumentHelp("Print text (default) or json.", valueName: "kind"),
    completion: .words(of: Explain.Format.self))
  var format: String?

  @Option(
    help: ArgumentHelp("Colour text: auto (default), always or never.", valueName: "when"),
    completion: .words(of: ColorChoice.self))
  var color: String?

  func verb() throws(CommandFailure) -> any Verb {
    var explain = Explain(subjects: subjects)
    explain.cell = try cells.map { text throws(CommandFailure) in
      guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), equals != text.startIndex else {
        throw CommandFailure(.usage, "\"--cell\" takes axis=value, not \"\(text)\"")
      }
      return (String(text[..<equals]), String(text[text.utf8.index(after: equals)...]))
    }
    explain.input.environments = environment.map { [$0] } ?? []
    explain.input.variables = variables
    explain.input.variableFiles = variableFiles
    explain.input.projectFile = projectFile
    explain.input.standardInputPath = standardInputPath
    if let format { explain.format = try Explain.Format.named(format, option: "--format") }
    if let color { explain.color = try ColorChoice.named(color, option: "--color") }
    let isAboutValue = subjects.count == 2
    let wrong =
      !cells.isEmpty
      ? "--cell"
      : environment != nil
        ? "--env"
        : !variables.isEmpty
          ? "--var"
          : !variableFiles.isEmpty
            ? "--var-file" : standardInputPath != nil ? "--stdin-filename" : nil
    if !isAboutValue, let wrong {
      throw CommandFailure(
        .usage, "\"\(wrong)\" is about a manifest's value, but none is named",
        help: "write \"jobc explain FILE POINTER\", as in \"jobc explain job.yaml /config/spec_id\"")
    }
    return explain
  }

  static func verb(paths: [String]) -> (any Verb)? { Explain(subjects: paths) }
}
