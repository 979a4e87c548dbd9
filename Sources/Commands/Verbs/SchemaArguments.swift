import ArgumentParser

struct SchemaArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "schema", _superCommandName: "jobc",
    abstract: "Print a JSON Schema: of requests, of manifests, of jobc.yaml.",
    discussion: """
      Without a name, a list of the schemas, which are JSON Schema, draft 2020-12:

        request    the body that a compiled job posts; constraints have their source
        manifest   a manifest, with references and parts of a body: for editors
        project    jobc.yaml: for editors

      Editors with the YAML language server take one where a file begins with the line

        # yaml-language-server: $schema=PATH

      or where the setting "yaml.schemas" says so.

      Examples:
        jobc schema
        jobc schema manifest > .vscode/manifest.schema.json
        jobc schema request > request.schema.json
      """,
    version: Version.current)

  @Argument(
    help: "The schema: request, manifest or project; none for a list.", completion: .words(of: Schema.Document.self))
  var name: String?

  func verb() throws(CommandFailure) -> any Verb {
    Schema(document: try name.map { name throws(CommandFailure) in try .named(name, option: nil) })
  }

  static func verb(paths: [String]) -> (any Verb)? { paths.isEmpty ? Schema(document: nil) : nil }
}
