import Foundation

/// Compares what a test made with a file that lies beside its input.
///
/// `UPDATE_GOLDEN=1` writes the file instead; under `CI` that is refused, so that no run of the tests there can accept
/// its own output.
package enum Golden {
  /// Why an output was not accepted.
  package struct Mismatch: Error, CustomStringConvertible {
    package let description: String
  }

  /// The project's root folder.
  package static let root: URL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Throws `Mismatch` unless the file at `url` holds exactly `actual`.
  package static func expect(_ actual: String, at url: URL) throws {
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE_GOLDEN"] == "1" {
      guard environment["CI"] == nil else { throw Mismatch(description: "UPDATE_GOLDEN is refused under CI") }
      try Data(actual.utf8).write(to: url, options: .atomic)
      return
    }
    guard let data = try? Data(contentsOf: url) else {
      throw Mismatch(description: "no golden file \(url.path); UPDATE_GOLDEN=1 writes it. Output:\n\(actual)")
    }
    guard data != Data(actual.utf8) else { return }
    throw Mismatch(
      description: "\(url.path) differs.\n--- expected\n\(String(decoding: data, as: UTF8.self))\n--- actual\n\(actual)"
    )
  }
}
