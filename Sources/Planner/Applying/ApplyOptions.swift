/// How a plan is carried out.
package struct ApplyOptions: Sendable {
  /// Whether the plan was saved before: then a job that changed meanwhile makes it stale (exit 4), even where it is by
  /// now as the plan wants it, so that a plan works once.
  package var isSaved = false
  /// The most steps at once.
  package var width = 4
  /// Whether the first failure keeps the steps that have not begun from beginning.
  package var failsFast = false
  /// The most jobs that may be changed; a plan that changes more is refused as a whole.
  package var maximumChanges: Int?
  /// Gives the value of a secret; nil where it is not known.
  package var secret: @Sendable (PlanStep, SecretUse) -> String?
  /// Whether the user asked to stop: steps that have begun are finished, others do not begin.
  package var isInterrupted: @Sendable () -> Bool = { false }
  package var timing = ApplyTiming()

  package init(secret: @escaping @Sendable (PlanStep, SecretUse) -> String?) { self.secret = secret }

  /// Takes the values of secrets from the jobs that the plan was made of.
  package init(jobs: [DesiredJob]) {
    let values = Dictionary(jobs.map { ($0.identity, $0.secretValues) }, uniquingKeysWith: { first, _ in first })
    self.init { step, use in values[step.job]?[use.name] }
  }

  /// Takes the values of secrets from the process environment, `NAME=value` each: for a saved plan.
  package init(processEnvironment: [String]) {
    var values: [String: String] = [:]
    for entry in processEnvironment {
      guard let sign = entry.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
      values[String(entry[..<sign])] = String(entry[entry.utf8.index(after: sign)...])
    }
    let known = values
    self.init { _, use in use.environmentVariable.flatMap { known[$0] } }
  }
}
