import Foundation

/// A file in a folder of its own, which goes with it.
final class TemporaryFile: Sendable {
  private let folder: URL
  let path: String

  init(_ name: String) {
    folder = FileManager.default.temporaryDirectory.appending(path: "jobc-emulator-\(UUID().uuidString)")
    path = folder.appending(path: name).path
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var content: Data? {
    get { FileManager.default.contents(atPath: path) }
  }

  func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
}
