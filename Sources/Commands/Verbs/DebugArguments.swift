import ArgumentParser

struct DebugArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "debug", _superCommandName: "jobc",
    abstract: "Show how a YAML or JSON file is read.",
    discussion: """
      "events" prints the YAML events of a file in the notation of the YAML test suite, "json" each document as a line of \
      JSON in the order written, "canonical" the RFC 8785 bytes of a file that holds one document, without a newline. \
      What is wrong with the file goes to standard error.

      Examples:
        jobc debug events train.yaml
        jobc debug canonical train.yaml | sha256sum
      """,
    version: Version.current)

  @Argument(help: "What to show: events, json or canonical.", completion: .words(of: Debug.Form.self))
  var form: String

  @Argument(help: "The file; - for standard input.", completion: .file())
  var file: String

  func verb() throws(CommandFailure) -> any Verb {
    Debug(form: try Debug.Form.named(form, option: nil), path: file)
  }

  static func verb(paths: [String]) -> (any Verb)? {
    guard paths.count == 2, let form = Debug.Form(rawValue: paths[0]) else { return nil }
    return Debug(form: form, path: paths[1])
  }
}
