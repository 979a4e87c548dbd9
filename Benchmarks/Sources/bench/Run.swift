import Foundation

/// What one run of a command took.
struct Run {
  /// Milliseconds.
  let wall: Double
  /// Milliseconds of processor time, all threads.
  let processor: Double
  /// MiB of resident memory at the highest.
  let peak: Double
  let exit: Int

  /// Runs a command through `launch`, which stands beside this executable.
  ///
  /// - Throws: `BenchError` where `launch` says nothing.
  static func measure(_ command: [String], limit seconds: Int = 60) throws -> Run {
    let launch = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "launch")
    let out = FileManager.default.temporaryDirectory.appending(
      path: "bench-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: out) }
    try Shell.run([launch.path, out.path, "\(seconds)"] + command)
    let numbers = try String(contentsOf: out, encoding: .utf8).split(whereSeparator: \.isWhitespace).compactMap {
      Double($0)
    }
    guard numbers.count == 4 else { throw BenchError("launch wrote \(numbers) for \(command)") }
    return Run(
      wall: numbers[0] / 1e6, processor: numbers[1] / 1e3, peak: numbers[2] / Double(1 << 20), exit: Int(numbers[3]))
  }

  /// Runs of two commands in turn, so that a drift of the machine meets both alike; the first pair is thrown away.
  static func pairs(_ first: [String], _ second: [String], rounds: Int) throws -> [(first: Run, second: Run)] {
    var pairs: [(first: Run, second: Run)] = []
    for round in 0...rounds {
      let pair = (first: try measure(first), second: try measure(second))
      if round > 0 { pairs.append(pair) }
    }
    return pairs
  }
}

extension Array where Element == Double {
  /// The middle value, the upper one of two; 0 of none.
  var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
