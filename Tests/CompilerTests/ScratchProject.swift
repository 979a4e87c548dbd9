import Foundation

@testable import Compiler

/// A project in a temporary folder that lives as long as this value.
final class ScratchProject {
  let folder: URL

  /// Writes each text at its path below a new folder.
  init(_ files: [String: String]) throws {
    // The real path: findings name files relative to the working folder, which must be the one that `realpath` gives.
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(
      path: "jobc-\(UUID().uuidString)")
    for (path, text) in files {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  /// A copy of a folder.
  init(copying original: URL) throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(
      path: "jobc-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: original, to: folder)
  }

  /// Changes the bytes of a file.
  func edit(_ path: String, _ change: (inout [UInt8]) -> Void) throws {
    let url = folder.appending(path: path)
    var bytes = Array(try Data(contentsOf: url))
    change(&bytes)
    try Data(bytes).write(to: url)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Compiles it, or a part of it, for all of its environments.
  func compiled(
    _ goal: CompilationOptions.Goal = .requests, paths: [String] = [], width: Int = 1
  ) throws -> Compilation {
    var options = CompilationOptions(goal: goal, workingFolder: folder.path)
    options.paths = paths
    options.width = width
    if goal == .requests { options.environments = try compiled(.check, paths: paths).environments }
    return try compile(options)
  }
}

extension Compilation {
  /// The requests' bodies, in order.
  var bodies: [String] { requests.map { String(decoding: $0.body, as: UTF8.self) } }
}
