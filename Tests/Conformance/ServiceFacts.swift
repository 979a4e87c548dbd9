import Foundation

/// Where vectors and example bodies of the service lie.
package enum ServiceFacts {
  /// `JOBC_API_FACTS`, else `../shared/api` beside the checkout; nil where neither is a folder.
  package static let folder: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["JOBC_API_FACTS"].map { URL(filePath: $0) }
    let folder = named ?? root.deletingLastPathComponent().appending(path: "shared/api")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// What a test prints when it is skipped.
  package static let absence = "examples of the service not found: set JOBC_API_FACTS to their folder"

  package static func bytes(_ path: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  /// An example body.
  package static func example(_ name: String) throws -> [UInt8] { try bytes("examples/\(name).json") }
}
