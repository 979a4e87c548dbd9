import ArgumentParser

struct ManArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "man", _superCommandName: "jobc",
    abstract: "Print a page of the manual for man(1), or write all of them.",
    discussion: """
      Without a verb, the page of jobc itself. The pages say what --help says. With -o all of them are written, \
      jobc.1 and a jobc-VERB.1 a verb; in a folder "man1" below one of MANPATH, "man jobc-check" finds them. \
      SOURCE_DATE_EPOCH gives the date of the pages, which have none otherwise.

      Examples:
        jobc man check | man -l -
        jobc man -o ~/.local/share/man/man1
      """,
    version: Version.current)

  @Argument(help: ArgumentHelp("The verb; none for jobc itself.", valueName: "verb"), completion: .verbs)
  var name: String?

  @Option(
    name: [.customShort("o", allowingJoined: true), .customLong("output")],
    help: ArgumentHelp("Write all pages into this folder.", valueName: "folder"), completion: .directory)
  var output: String?

  func verb() throws(CommandFailure) -> any Verb {
    if let output {
      guard name == nil else {
        throw CommandFailure(
          .usage, "\"-o\" writes all pages, so no verb is named", help: "leave out \"\(name ?? "")\"")
      }
      guard !output.isEmpty else { throw CommandFailure(.usage, "the folder of \"-o\" has no name") }
      return Manual(destination: .folder(output))
    }
    return Manual(destination: .standardOutput(verb: name))
  }
}
