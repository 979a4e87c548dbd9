import Foundation

/// Where the third-party suites lie and how a suite's outcome is printed.
package enum Conformance {
  /// `JOBC_CONFORMANCE`, else `../shared/conformance` beside the checkout; nil where neither is a folder.
  package static let folder: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let beside = root.deletingLastPathComponent().appending(path: "shared/conformance")
    let named = ProcessInfo.processInfo.environment["JOBC_CONFORMANCE"].map { URL(filePath: $0) }
    let folder = named ?? beside
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// What a test prints when it is skipped.
  package static let absence: String = "conformance data not found: set JOBC_CONFORMANCE to its folder"

  /// The bytes of a file of the suites.
  package static func bytes(_ path: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  /// The lines of a text file of the suites, the last one without a line break left out where it is empty.
  package static func lines(_ path: String) throws -> [String] {
    let text = String(decoding: try bytes(path), as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines.map(String.init)
  }

  /// Prints a suite's one line: its name, cases run, passed, expected deviations and skipped cases with the reason.
  package static func report(_ suite: String, run: Int, passed: Int, deviations: Int = 0, skipped: [String] = []) {
    let reasons = skipped.isEmpty ? "" : " (\(skipped.joined(separator: "; ")))"
    print(
      "conformance \(suite): \(run) run, \(passed) passed, \(deviations) expected deviations, "
        + "\(skipped.count) skipped\(reasons)")
  }
}
