import ArgumentParser

struct CompileArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "compile", _superCommandName: "jobc",
    abstract: "Print the canonical JSON of each job's request.",
    discussion: """
      Compiles every job for the environments named, else for the project's default, and prints one line of canonical \
      JSON (RFC 8785) a job, in order of path, document, environment and matrix cell. Findings go to standard error; a \
      job with errors is left out. Secrets stand as ${{ secret.NAME }}.

      Examples:
        jobc compile --env prod jobs/train.yaml
        jobc compile --env dev --env prod -o compiled
        jobc compile --env dev --env prod --verify compiled
      """,
    version: Version.current)

  @OptionGroup var common: CompilationArguments

  @OptionGroup var narrowing: NarrowingArguments

  @Flag(help: "Indent the JSON.")
  var pretty = false

  @Flag(help: "Print body, digest, environment, method, path and source of each request.")
  var envelope = false

  @Option(
    name: [.customShort("o", allowingJoined: true), .customLong("output")],
    help: ArgumentHelp("Write a file a job into this folder instead.", valueName: "folder"), completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write nothing; fail where this folder's files are not what -o would write.", valueName: "folder"),
    completion: .directory)
  var verify: String?

  @Flag(help: "Put the values of secrets into the output.")
  var revealSecrets = false

  func verb() throws(CommandFailure) -> any Verb {
    var compile = Compile(input: try common.input(), view: try common.view())
    try narrowing.add(to: &compile.input)
    compile.revealsSecrets = revealSecrets
    switch (output, verify) {
    case (_?, _?): throw CommandFailure(.usage, "\"-o\" and \"--verify\" exclude each other")
    case (let folder?, nil): compile.destination = .folder(folder)
    case (nil, let folder?): compile.destination = .verification(folder)
    case (nil, nil): compile.destination = .standardOutput(isPretty: pretty, isEnvelope: envelope)
    }
    if output?.isEmpty ?? false || verify?.isEmpty ?? false {
      throw CommandFailure(.usage, "the folder of \"\(output == nil ? "--verify" : "-o")\" has no name")
    }
    if output != nil || verify != nil, pretty || envelope {
      throw CommandFailure(
        .usage, "\"\(pretty ? "--pretty" : "--envelope")\" is for standard output",
        help: "files hold the canonical body of the request")
    }
    return compile
  }

  static func verb(paths: [String]) -> (any Verb)? { Compile(input: InputOptions(paths: paths)) }
}
