import DocumentModel
import Foundation
import Golden

/// The keys of manifests and of `jobc.yaml` as a page: what the schemas for editors say of each.
enum KeyReference {
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// A table of the page: where its keys are declared in a schema, member by member.
  private struct Table {
    let title: String
    var introduction = ""
    let path: [String]
  }

  private static let manifest = [
    Table(
      title: "A document of a manifest",
      introduction: "Beside the fields of the [request](fields.md) and keys that begin with `x-`, which are yours:",
      path: []),
    Table(
      title: "A variable",
      introduction:
        "Under `variables`, a name and its default, or these; but for `secret` and `from` they are those of JSON Schema:",
      path: ["$defs", "variable"]),
    Table(title: "A matrix", introduction: "Beside its axes:", path: ["properties", "matrix"]),
    Table(
      title: "Parameters", introduction: "In `config.parameter`, beside labels and `$use`:",
      path: ["$defs", "parameters"]),
    Table(title: "Volumes", introduction: "In the place of the list `config.volumes`:", path: ["$defs", "volumeList"]),
    Table(
      title: "Other lists", introduction: "In the place of the list `config.data_source` or `notification.events`:",
      path: ["$defs", "config", "properties", "data_source"]),
  ]

  private static let project = [
    Table(title: "`jobc.yaml`", path: []),
    Table(
      title: "An environment of `jobc.yaml`", introduction: "Under `environments`, by its name:",
      path: ["$defs", "environment"]),
  ]

  static func text() throws -> String {
    var text = """
      # Keys

      What the language and `jobc.yaml` have beside the fields of the request. This page is made from the schemas for
      editors, in `schema/manifest-v1`.

      """
    for (tables, name) in [(manifest, "manifest"), (project, "project")] {
      let url = Golden.root.appendingPathComponent("schema/manifest-v1/\(name).schema.json")
      let schema = try JSONValue(json: Array(Data(contentsOf: url)))
      for table in tables { text += try markdown(table, of: schema) }
    }
    return text
  }

  private static func markdown(_ table: Table, of schema: JSONValue) throws -> String {
    var place = schema
    for key in table.path { place = try member(key, of: place) }
    var text =
      "\n## \(table.title)\n\n" + (table.introduction.isEmpty ? "" : table.introduction + "\n\n")
      + "| key | |\n|---|---|\n"
    guard case .object(let properties) = try member("properties", of: place) else {
      throw Missing(description: "\(table.title): \"properties\" is no object")
    }
    for property in properties {
      // Without a description of its own it is a field of the request.
      guard let description = property.value["description"]?.string else { continue }
      text += "| `\(property.name)` | \(escaped(description)) |\n"
    }
    return text
  }

  /// The text as Markdown that shows just it.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += "|*_".contains($1) ? "\\\($1)" : String($1) }
  }

  private static func member(_ key: String, of value: JSONValue) throws -> JSONValue {
    guard let member = value[key] else { throw Missing(description: "a schema for editors has no \(key)") }
    return member
  }
}
