/// Instructions of whole processes, all threads, by valgrind's callgrind: repeatable whatever else the machine does.
enum Instructions {
  /// - Throws: `BenchError` where valgrind is missing or gives no count.
  static func count(_ command: [String]) throws -> Int {
    guard Shell.has("valgrind") else { throw BenchError("valgrind is not installed: apt-get install valgrind") }
    let report = try Shell.run(
      ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"] + command, mustSucceed: false)
    for line in report.split(separator: "\n") where line.contains("Collected :") {
      if let count = line.split(separator: " ").last.flatMap({ Int($0) }) { return count }
    }
    throw BenchError("no instruction count from \(command.joined(separator: " ")):\n\(report)")
  }
}
