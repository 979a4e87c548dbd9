import Foundation
import Testing

/// The built `jobc`, run as a user types it, in a folder of its own.
package final class Jobc: Sendable {
  /// What a run left behind.
  package struct Outcome: Equatable {
    package let status: Int32
    package let output: String
    package let errors: String

    package init(status: Int32, output: String, errors: String) {
      self.status = status
      self.output = output
      self.errors = errors
    }
  }

  /// The folder that commands are run in; it goes with the value.
  package let folder: URL

  /// Makes a folder with files in it.
  package init(files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("jobc-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(path, text) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func isFile(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
  }

  package func write(_ path: String, _ text: String) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  package func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(path)), as: UTF8.self)
  }

  /// What changes when a file is replaced or written.
  package func identity(of path: String) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(path).path)
    return [FileAttributeKey.systemFileNumber, .modificationDate].map { "\(attributes[$0] ?? "")" }
  }

  /// Every file below the folder, hidden ones too, in order.
  package func files(below path: String = "") throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.appendingPathComponent(path).path)
      .filter { Self.isFile(folder.appendingPathComponent(path).appendingPathComponent($0)) }
      .sorted()
  }

  /// Runs `jobc` with `arguments`.
  ///
  /// - Parameters:
  ///   - input: what stands on its standard input.
  ///   - environment: variables besides `PATH`; no others are set.
  package func callAsFunction(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws
    -> Outcome
  {
    try run(arguments, input: input, environment: environment)
  }

  /// Runs `jobc` with a list of arguments.
  package func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Outcome {
    try run(Executables.jobc, arguments, input: input, environment: environment)
  }

  /// Runs `jobc-service` itself, as `jobc` does and nobody else should.
  package func companion(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    let executable = Executables.folder.appendingPathComponent("jobc-service")
    return try run(executable, arguments, input: "", environment: environment)
  }

  /// Runs a line of `sh` in which `$JOBC` is the binary.
  package func shell(_ line: String) throws -> Outcome {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line], input: "", environment: ["JOBC": Executables.jobc.path])
  }

  /// Runs another program in the folder.
  package func run(
    _ executable: URL, _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    // Files rather than pipes: no stream can fill up while another is read.
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("jobc-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let names = (
      place.appendingPathComponent("in"), place.appendingPathComponent("out"), place.appendingPathComponent("err")
    )
    try Data(input.utf8).write(to: names.0)
    try Data().write(to: names.1)
    try Data().write(to: names.2)
    process.standardInput = try FileHandle(forReadingFrom: names.0)
    process.standardOutput = try FileHandle(forWritingTo: names.1)
    process.standardError = try FileHandle(forWritingTo: names.2)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: names.1), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: names.2), as: UTF8.self))
  }
}
