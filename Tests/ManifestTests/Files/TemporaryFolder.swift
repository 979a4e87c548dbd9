import Foundation
import Manifest

/// A folder that is there as long as the value is.
final class TemporaryFolder: Sendable {
  let path: AbsolutePath

  /// Makes a folder with empty files at `files`.
  init(_ files: String...) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("jobc-" + UUID().uuidString)
    path = AbsolutePath(absolute: url.path)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for file in files { try add(file) }
  }

  func add(_ file: String, _ text: String = "") throws {
    let url = URL(fileURLWithPath: AbsolutePath(file, in: path).string)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: AbsolutePath(name, in: path).string, withDestinationPath: target)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path.string)
  }
}
