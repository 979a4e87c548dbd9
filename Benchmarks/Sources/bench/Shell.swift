import Foundation

/// Commands that are run for their effect or their output, not measured.
enum Shell {
  /// Runs a command to its end and gives its standard error.
  ///
  /// - Throws: `BenchError` where it cannot be started or, with `mustSucceed`, exits other than 0.
  @discardableResult
  static func run(_ command: [String], mustSucceed: Bool = true) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let data = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    guard !mustSucceed || process.terminationStatus == 0 else {
      throw BenchError("\(command.joined(separator: " ")) exited with \(process.terminationStatus):\n\(text)")
    }
    return text
  }

  /// Runs a command to its end and gives its standard output.
  ///
  /// - Throws: `BenchError` where it cannot be started or exits other than 0.
  static func output(_ command: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchError("\(command.joined(separator: " ")) exited with \(process.terminationStatus)")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether a command of this name is on `PATH`.
  static func has(_ name: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }
}
