import Foundation
import Golden
import Testing

@testable import Compiler

/// A folder of `specs/`: manifests, and beside them what must come of them.
struct Spec: Sendable, CustomTestStringConvertible {
  /// Relative to `specs`.
  let path: String

  var testDescription: String { path }

  var folder: URL { Self.root.appending(path: path) }

  /// The present to the specs: 2024-12-01T00:00:00Z.
  static let now = 1_733_011_200

  static let root = Golden.root.appending(path: "specs")

  /// The project, the samples, each feature and each mistake.
  static let all: [Spec] =
    [Spec(path: "project"), Spec(path: "samples")] + below("features") + below("findings")

  private static func below(_ name: String) -> [Spec] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: name).path)) ?? []
    return names.sorted().map { Spec(path: "\(name)/\($0)") }
  }

  /// Compiles the folder as a user who stands in it: all environments, with the options of `arguments.txt`.
  ///
  /// - Parameter copy: a copy of the folder to compile in its place.
  func compiled(_ goal: CompilationOptions.Goal, in copy: ScratchProject? = nil) throws -> Compilation {
    var options = try options(goal, in: copy)
    if goal == .requests { options.environments = try compiled(.check, in: copy).environments }
    return try compile(options)
  }

  /// What compiles the folder or a copy of it: its options are those of `arguments.txt`.
  func options(_ goal: CompilationOptions.Goal, in copy: ScratchProject? = nil) throws -> CompilationOptions {
    var options = CompilationOptions(goal: goal, workingFolder: copy?.folder.path ?? folder.path)
    options.now = Self.now
    let arguments = (try? String(contentsOf: folder.appending(path: "arguments.txt"), encoding: .utf8)) ?? ""
    for line in arguments.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      switch words[0] {
      case "--var": options.variableArguments.append(words[1])
      case "--var-file": options.variableFiles.append(words[1])
      default: options.processEnvironment.append(String(line))
      }
    }
    return options
  }

  /// The requests that are accepted, by path below `requests` without the ending.
  func goldenRequests() throws -> [String] {
    let below = FileManager.default.enumerator(atPath: folder.appending(path: "requests").path)
    return (below?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".json") }
      .map { String($0.dropLast(".json".count)) }.sorted()
  }
}

extension Compilation {
  /// The path below `requests` of each request, as `compile -o` chooses it, and the file's content.
  var requestFiles: [String: String] {
    var files: [String: String] = [:]
    for request in requests {
      let name = environments.count > 1 ? "\(request.environment)/\(request.jobName)" : request.jobName
      files[name] = String(decoding: request.body, as: UTF8.self) + "\n"
    }
    return files
  }
}
