/// Carries measures out; what two of them share is measured once.
struct Meter {
  let rounds: Int
  private var counts: [[String]: Int] = [:]

  init(rounds: Int) { self.rounds = rounds }

  /// - Throws: `BenchError` where a command does not exit as the measure expects, or a tool is missing.
  mutating func value(of measure: Measure) throws -> Double {
    switch measure.kind {
    case .instructionRatio(let command, let base):
      try expect(measure, command, within: Self.countable)
      return Double(try count(command)) / Double(try count(base))
    case .instructionGrowth(let command, let jobs, let base, let baseJobs):
      try expect(measure, command, within: Self.countable)
      return Double(try count(command)) / jobs / (Double(try count(base)) / baseJobs)
    case .wall(let command):
      try expect(measure, command)
      return try Run.pairs(command, command, rounds: rounds).map(\.first.wall).median
    case .wallRatio(let command, let base), .rivalRatio(let command, let base):
      try expect(measure, command)
      return try Run.pairs(command, base, rounds: rounds).map { $0.first.wall / $0.second.wall }.median
    case .peak(let command, let deducted):
      try expect(measure, command)
      return try (0..<3).map { _ in try Run.measure(command).peak }.median - deducted
    }
  }

  /// Milliseconds above which a command is not run under valgrind, which takes some fifty times as long.
  private static let countable = 3000.0

  /// Fails before anything is measured where the command does not do its work, or takes too long.
  private func expect(_ measure: Measure, _ command: [String], within limit: Double = .infinity) throws {
    let run = try Run.measure(command)
    guard run.exit == measure.expectedExit else {
      throw BenchError("\(command.joined(separator: " ")) exited with \(run.exit), not \(measure.expectedExit)")
    }
    guard run.wall <= limit else {
      throw BenchError("\(command.joined(separator: " ")) takes \(Outcome.text(run.wall / 1e3)) s: too long to count")
    }
  }

  private mutating func count(_ command: [String]) throws -> Int {
    if let count = counts[command] { return count }
    let count = try Instructions.count(command)
    counts[command] = count
    return count
  }
}
