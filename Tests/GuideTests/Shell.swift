import Executables
import Foundation

/// Runs `jobc` and gives what it prints on standard output.
enum Shell {
  static func run(_ arguments: [String]) -> String {
    let process = Process()
    process.executableURL = Executables.jobc
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "COLUMNS": "100"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return "\(error)\n" }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
