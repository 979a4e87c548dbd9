import DocumentModel
import Foundation
import Golden
import JSONSchema
import SourceText
import Testing

@testable import Manifest

/// The schemas of the manifest language, as they are committed and printed.
struct GeneratedSchemaTests {
  static let folder = Golden.root.appending(path: "schema")

  static func json(_ path: String) throws -> JSONValue {
    try JSONValue(json: [UInt8](Data(contentsOf: folder.appending(path: path))))
  }

  /// `UPDATE_GOLDEN=1` writes the file anew.
  @Test func theManifestSchemaIsMadeOfItsSources() throws {
    let schema = ManifestSchema(
      request: try Self.json("modelarts-v1/create-training-job.schema.json"),
      compilerKeys: try Self.json("manifest-v1/compiler-keys.json"))
    var output = JSONOutput(.pretty)
    output.value(schema.generate())
    try Golden.expect(output.description + "\n", at: Self.folder.appending(path: "manifest-v1/manifest.schema.json"))
  }

  /// What `compiler-keys.json` and `project.schema.json` list by hand is what the compiler knows.
  @Test func keysAreThoseOfTheCompiler() throws {
    func names(_ schema: JSONValue?) -> Set<String> { Set((schema?["properties"]?.members ?? []).map(\.name)) }
    let manifest = try Self.json("manifest-v1/manifest.schema.json")
    let project = try Self.json("manifest-v1/project.schema.json")
    #expect(names(manifest) == Set(TopLevelKey.names(TopLevelKey.allCases) + ["$unset"]))
    #expect(names(manifest["$defs"]?["partialBody"]) == Set(TopLevelKey.names(TopLevelKey.bodyKeys) + ["$unset"]))
    #expect(names(manifest["$defs"]?["variable"]) == Set(VariableDeclaration.keywords))
    #expect(names(manifest["$defs"]?["parameters"]) == Set(Directive.names(Directive.allCases)))
    #expect(names(project) == Set(ProjectReader.keys))
    #expect(names(project["$defs"]?["environment"]) == Set(ProjectReader.environmentKeys))
  }

  /// Whoever hovers over a key is told what it is.
  @Test func everyKeyIsDescribed() throws {
    for name in ["manifest", "project"] {
      let schema = try Self.json("manifest-v1/\(name).schema.json")
      expectDescriptions(of: schema, in: schema, at: name)
    }
  }

  private func expectDescriptions(of schema: JSONValue, in root: JSONValue, at place: String) {
    for member in schema["properties"]?.members ?? [] where !Self.isCondition(place) {
      var target = member.value
      while target["description"] == nil, let reference = target["$ref"]?.string {
        target = reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? [:] }
      }
      #expect(target["description"] != nil, "\(place)/\(member.name)")
    }
    for member in schema.members { expectDescriptions(of: member.value, in: root, at: "\(place)/\(member.name)") }
  }

  /// A schema that is asked about a value that another one describes.
  private static func isCondition(_ place: String) -> Bool {
    ["if", "then", "allOf", "completeBody", "hasImage", "hasDataset"].contains { place.contains("/\($0)") }
      || place.hasSuffix("/properties")
  }
}
