import Foundation

/// The ratios that must not be exceeded: `limits.tsv`, a name and a number a line, `#` begins a comment.
struct Limits {
  /// The limit of each measure's name.
  let values: [String: Double]

  /// - Throws: `BenchError` for a line that is no name and number.
  init(_ file: URL) throws {
    var values: [String: Double] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2, let value = Double(cells[1]) else { throw BenchError("\(file.path): \(line)") }
      values[String(cells[0])] = value
    }
    self.values = values
  }

  /// How much a value may fall below its limit before the limit should follow: 5 %.
  static let room = 0.95

  /// What to say of an outcome; nil where nothing needs to be said. `isFailure` fails the run.
  static func judge(_ outcome: Outcome) -> (isFailure: Bool, message: String)? {
    let name = outcome.measure.name
    guard let value = outcome.value else { return (true, "\(name): \(outcome.failure ?? "not measured")") }
    let shown = Outcome.text(value)
    guard let limit = outcome.limit else { return (true, "\(name): \(shown), no limit in limits.tsv") }
    if value > limit { return (true, "\(name): \(shown) exceeds the limit of \(Outcome.text(limit))") }
    if value < limit * room {
      return (false, "\(name): \(shown) leaves room below \(Outcome.text(limit)): lower it in limits.tsv")
    }
    return nil
  }
}
