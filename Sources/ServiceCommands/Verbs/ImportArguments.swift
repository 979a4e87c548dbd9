import ArgumentParser
import Commands

struct ImportArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "import", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "import"),
    usage: "jobc import [<options>] <name> ...",
    discussion: """
      Prints a manifest for each job: what was declared, without what the service has filled in. "jobc plan" of it has \
      nothing to do. Several jobs make one file of several documents.

      The service shows the values of parameters to everybody who may see the job, secrets too: look through the \
      manifest before you commit it.

      Examples:
        jobc import resnet50-baseline
        jobc import resnet50-baseline nightly --env prod -o jobs/imported.yaml
      """,
    version: Version.current)

  @OptionGroup var jobs: JobArguments

  @Option(
    name: [.customShort("o", allowingJoined: true), .customLong("output")],
    help: ArgumentHelp("Write this file, which must not be there yet.", valueName: "file"), completion: .file())
  var output: String?

  func verb() throws(CommandFailure) -> any Verb {
    if let path = jobs.names.first(where: JobSelection.isPath) {
      throw CommandFailure(
        .usage, "\"\(path)\" is a path, and \"import\" takes names of live jobs",
        help: output == nil ? "\"-o \(path)\" writes there" : nil)
    }
    if output?.isEmpty ?? false { throw CommandFailure(.usage, "the file of \"-o\" has no name") }
    return Import(selection: try jobs.selection(requiresNames: true), output: output)
  }
}
