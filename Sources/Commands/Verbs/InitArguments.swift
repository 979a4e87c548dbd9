import ArgumentParser

struct InitArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "init", _superCommandName: "jobc",
    abstract: "Write a project that compiles.",
    discussion: """
      Writes jobc.yaml with two environments, a library and one job. A file that is there already is never touched: \
      then nothing is written.

      Examples:
        jobc init
        jobc init experiments
      """,
    version: Version.current)

  @Argument(help: "The folder, made where it is missing; the working folder otherwise.", completion: .directory)
  var folder: String?

  func verb() throws(CommandFailure) -> any Verb { try Self.initialise(folder ?? ".") }

  private static func initialise(_ folder: String) throws(CommandFailure) -> any Verb {
    guard !folder.isEmpty else { throw CommandFailure(.usage, "the folder has no name") }
    return Initialise(folder: folder)
  }
}
