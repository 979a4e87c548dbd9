import Foundation

/// Validators of others, with which tests compare ours: what `.ci/setup --peers` installs.
package enum Peers {
  /// `JOBC_PEERS`, else `.build-peers/bin` in the checkout; nil where neither is a folder.
  package static let folder: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["JOBC_PEERS"].map { URL(filePath: $0) }
    let folder = named ?? root.appending(path: ".build-peers/bin")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// What a test prints when it is skipped.
  package static let absence: String = "no other validators here: .ci/setup --peers installs them"

  /// Runs one of them (`python3`, `jsonschema`, `check-jsonschema`) to its end.
  ///
  /// - Parameter input: what it reads from standard input; it is written to a file first, so that no pipe fills up.
  /// - Returns: its exit code and what it wrote to standard output.
  /// - Throws: where it cannot be started.
  package static func run(
    _ name: String, _ arguments: [String], input: Data = Data()
  ) throws -> (status: Int32, output: Data) {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    let scratch = FileManager.default.temporaryDirectory.appending(path: "jobc-peer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (inputFile, outputFile) = (scratch.appending(path: "in"), scratch.appending(path: "out"))
    try input.write(to: inputFile)
    try Data().write(to: outputFile)
    let process = Process()
    process.executableURL = folder.appending(path: name)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try Data(contentsOf: outputFile))
  }
}
