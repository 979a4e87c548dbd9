import Compiler
import Diagnostics
import DocumentModel
import Foundation
import Golden
import JSONSchema
import SourceText
import YAMLSyntax

/// A file of `specs/` that the schemas of the manifest language are asked about.
struct SpecFile: Hashable, Sendable {
  /// Relative to `specs`: `features/matrix/job.yaml`.
  let path: String
  let schema: Schema

  /// The committed schemas, by the name that `jobc schema` takes.
  enum Schema: String, CaseIterable {
    case manifest, project

    var url: URL { GeneratedSchemaTests.folder.appending(path: "manifest-v1/\(rawValue).schema.json") }
  }

  var url: URL { Self.root.appending(path: path) }

  /// The folder that shows one thing: `features/matrix`.
  var spec: String {
    path.split(separator: "/").dropLast(path.hasPrefix("project/") ? 0 : 1).prefix(2).joined(separator: "/")
  }

  static let root = Golden.root.appending(path: "specs")

  /// The project files and manifests below a folder of `specs`, the ones that a project there has.
  static func all(below folder: String) throws -> [SpecFile] {
    let below = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
    return try below.flatMap { try inProject("\(folder)/\($0)") }
  }

  /// The manifests of one project, as `jobc check` finds them there, and its `jobc.yaml`.
  static func inProject(_ spec: String) throws -> [SpecFile] {
    let folder = root.appending(path: spec)
    var options = CompilationOptions(goal: .check, workingFolder: folder.path)
    let arguments = (try? String(contentsOf: folder.appending(path: "arguments.txt"), encoding: .utf8)) ?? ""
    for line in arguments.split(separator: "\n") where line.hasPrefix("--var-file ") {
      options.variableFiles.append(String(line.dropFirst("--var-file ".count)))
    }
    let manifests = try compile(options).files.map { SpecFile(path: "\(spec)/\($0)", schema: .manifest) }
    let project = SpecFile(path: "\(spec)/jobc.yaml", schema: .project)
    return manifests + (FileManager.default.fileExists(atPath: project.url.path) ? [project] : [])
  }

  /// What comes of a file under a schema.
  enum Verdict {
    case accepted, refused
    /// It is no YAML or JSON that the manifest language takes: no schema is asked.
    case unreadable
  }

  /// The verdict over all of the file's documents.
  func verdict(under compiled: CompiledSchema) throws -> Verdict {
    let source = SourceFile(path: path, content: [UInt8](try Data(contentsOf: url)))
    if path.hasSuffix(".json") {
      guard let tree = try? JSONReader.read(source) else { return .unreadable }
      return compiled.isValid(tree) ? .accepted : .refused
    }
    var reader = DocumentReader(source: source)
    var tree = Tree(source: source)
    var diagnostics: [Diagnostic] = []
    var verdict = Verdict.accepted
    while true {
      switch reader.next(into: &tree, diagnostics: &diagnostics) {
      case .document: if !compiled.isValid(tree) { verdict = .refused }
      case .failed: return .unreadable
      case .end: return diagnostics.contains { $0.severity == .error } ? .unreadable : verdict
      }
    }
  }
}
