import ArgumentParser

struct ValidateArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "validate", _superCommandName: "jobc",
    abstract: "Check any JSON or YAML against any JSON Schema.",
    usage: "jobc validate [<options>] --schema <file> [<instance> ...]",
    discussion: """
      Checks each document of the files, JSON or YAML, against a JSON Schema of draft 2020-12, which is JSON or YAML \
      itself. It may refer to other schemas by relative paths; "--ref" says where those lie that it names by other URIs. \
      Nothing is fetched. A "format" must be right, unless "--no-format" makes it a remark.

      Findings go to standard output, a summary to standard error. Exit code 1 says that there are findings of at least \
      the fail level; mistakes in the schema are findings in its own file, and then nothing is checked against it.

      With "--bowtie" it speaks the protocol of the Bowtie test harness on standard input and output.

      Examples:
        jobc validate --schema job.schema.json resnet.yaml bert.json
        jobc validate --schema api.yaml --ref https://example.com/id.json=id.json --format sarif request.json
        kubectl get pods -o yaml | jobc validate --schema pods.json - --stdin-filename pods.yaml
      """,
    version: Version.current)

  @Argument(
    help: ArgumentHelp("Files to check; - for standard input.", valueName: "instance"), completion: .file())
  var instances: [String] = []

  @Option(help: ArgumentHelp("The JSON Schema's file.", valueName: "file"), completion: .file())
  var schema: String?

  @Option(
    name: .customLong("ref"),
    help: ArgumentHelp("Take the schema of this URI from a file; repeatable.", valueName: "uri=file"))
  var references: [String] = []

  @Flag(help: "Let \"format\" assert nothing.")
  var noFormat = false

  @Option(
    name: .customLong("stdin-filename"),
    help: ArgumentHelp("Treat standard input as the file at this path.", valueName: "path"), completion: .file())
  var standardInputPath: String?

  @OptionGroup var reporting: ReportArguments

  @Option(
    help: ArgumentHelp("Fail from this severity on: error (default), warning or note.", valueName: "severity"),
    completion: .words(of: FailLevel.self))
  var failLevel: String?

  @Option(
    help: ArgumentHelp("Colour text: auto (default), always or never.", valueName: "when"),
    completion: .words(of: ColorChoice.self))
  var color: String?

  @Flag(name: .shortAndLong, help: "Print no summary on standard error.")
  var quiet = false

  @Flag(help: "Answer a Bowtie test harness.")
  var bowtie = false

  func verb() throws(CommandFailure) -> any Verb {
    if bowtie {
      guard schema == nil, instances.isEmpty else {
        throw CommandFailure(.usage, "\"--bowtie\" reads schemas and instances from standard input")
      }
      return Bowtie()
    }
    guard let schema else {
      throw CommandFailure(.usage, "no schema is given", help: "add \"--schema FILE\"; see \"jobc validate --help\"")
    }
    guard !instances.isEmpty else {
      throw CommandFailure(.usage, "nothing is given to validate", help: "name files, or - for standard input")
    }
    let standardInputs = instances.filter { $0.utf8.elementsEqual("-".utf8) }.count + (schema == "-" ? 1 : 0)
    guard standardInputs <= 1 else { throw CommandFailure(.usage, "standard input can be read only once") }
    if standardInputPath != nil, !instances.contains("-") {
      throw CommandFailure(
        .usage, "\"--stdin-filename\" says where standard input lies, but it is not read",
        help: "add the path \"-\"")
    }
    var validate = Validate(schema: schema, instances: instances)
    validate.assertsFormat = !noFormat
    validate.standardInputPath = standardInputPath
    for reference in references { validate.references.append(try SchemaLocation(reference)) }
    if let failLevel { validate.view.failLevel = try FailLevel.named(failLevel, option: "--fail-level").severity }
    if let color { validate.view.color = try ColorChoice.named(color, option: "--color") }
    validate.view.isQuiet = quiet
    validate.format = try reporting.chosenFormat()
    validate.reports = try reporting.targets()
    return validate
  }
}
