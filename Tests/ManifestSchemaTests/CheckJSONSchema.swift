import Conformance
import DocumentModel
import Foundation

/// check-jsonschema, the usual hook for schemas over YAML, run once over many files.
struct CheckJSONSchema {
  /// The files that it refuses, or cannot read.
  private(set) var refused: Set<SpecFile> = []

  /// Asks about `files`, whose schema is `schema`. It takes one document a file, as editors do: streams are cut.
  init(_ files: [SpecFile], schema: SpecFile.Schema) throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "jobc-schema-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    var origins: [String: SpecFile] = [:]
    for (number, file) in files.enumerated() {
      let content = try Data(contentsOf: file.url)
      for (index, document) in Self.documents(content, of: file).enumerated() {
        let name = "\(number)-\(index).\(file.url.pathExtension)"
        try document.write(to: scratch.appending(path: name))
        origins[name] = file
      }
    }
    let outcome = try Peers.run(
      "check-jsonschema",
      ["--output-format", "json", "--schemafile", schema.url.path]
        + origins.keys.sorted().map { scratch.appending(path: $0).path })
    let report = try JSONValue(json: [UInt8](outcome.output))
    for key in ["errors", "parse_errors"] {
      for error in report[key]?.items ?? [] {
        let name = URL(filePath: error["filename"]?.string ?? "").lastPathComponent
        guard let file = origins[name] else { throw CocoaError(.coderInvalidValue) }
        refused.insert(file)
      }
    }
    // Neither a crash nor a schema that it does not take is a verdict.
    guard (outcome.status == 0) == refused.isEmpty, outcome.status < 2 else { throw CocoaError(.coderInvalidValue) }
  }

  /// The documents of a stream, each as a text of its own.
  private static func documents(_ content: Data, of file: SpecFile) -> [Data] {
    guard let text = String(data: content, encoding: .utf8), text.contains("\n---\n") else { return [content] }
    return text.components(separatedBy: "\n---\n").map { Data(($0 + "\n").utf8) }
  }
}
