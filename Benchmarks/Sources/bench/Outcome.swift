import Foundation

/// A measure and what came of it.
struct Outcome {
  let measure: Measure
  /// nil where it could not be measured: `failure` says why.
  let value: Double?
  var failure: String?
  /// The guard's limit, where it has one.
  var limit: Double?

  /// The word of the table: `pass` or `miss` of the goal, `–` without one.
  var verdict: String {
    guard let value else { return "failed" }
    guard let goal = measure.goal else { return "–" }
    return value <= goal ? "pass" : "miss"
  }

  /// The value with two decimals, four below 0.1.
  static func text(_ number: Double) -> String {
    let digits = number < 0.1 ? 4 : 2
    return number.formatted(
      .number.precision(.fractionLength(digits)).grouping(.never).locale(Locale(identifier: "en_US_POSIX")))
  }

  /// The outcomes as a table in Markdown.
  static func table(_ outcomes: [Outcome]) -> String {
    var rows = ["| measure | what | goal | reached | unit | |", "|---|---|---:|---:|---|---|"]
    for outcome in outcomes {
      let goal = outcome.measure.goal.map { "≤ \(text($0))" } ?? "–"
      let reached = outcome.value.map(text) ?? "–"
      rows.append(
        "| \(outcome.measure.name) | \(outcome.measure.what) | \(goal) | \(reached) | \(outcome.measure.unit) "
          + "| \(outcome.verdict) |")
    }
    return rows.joined(separator: "\n")
  }

  /// The outcomes as one JSON document.
  static func json(_ outcomes: [Outcome]) throws -> String {
    let rows = outcomes.map { outcome in
      Row(
        name: outcome.measure.name, what: outcome.measure.what, unit: outcome.measure.unit,
        goal: outcome.measure.goal, limit: outcome.limit, value: outcome.value, verdict: outcome.verdict,
        failure: outcome.failure)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(rows), as: UTF8.self)
  }

  private struct Row: Encodable {
    let name: String
    let what: String
    let unit: String
    let goal: Double?
    let limit: Double?
    let value: Double?
    let verdict: String
    let failure: String?
  }
}
