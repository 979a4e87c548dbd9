import ArgumentParser

struct SchemaArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "schema", _superCommandName: "jobc",
    abstract: "Print a JSON Schema that jobc checks with.",
    discussion: """
      The schemas are JSON Schema, draft 2020-12; each constraint names its place in the API reference. "request" is the \
      body that a compiled job posts.

      Examples:
        jobc schema
        jobc schema request > request.schema.json
      """,
    version: Version.current)

  @Argument(help: "The schema: request (default).")
  var name: String?

  func verb() throws(CommandFailure) -> any Verb {
    Schema(document: try name.map { name throws(CommandFailure) in try .named(name, option: nil) } ?? .request)
  }

  static func verb(paths: [String]) -> (any Verb)? { paths.isEmpty ? Schema(document: .request) : nil }
}
