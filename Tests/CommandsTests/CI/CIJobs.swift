import DocumentModel

/// Which jobs of a recipe run, by its triggers, conditions, rules and needs.
struct CIJobs {
  /// The recipe as JSON.
  let document: JSONValue

  /// The jobs of GitHub Actions that run on an event, in the order of the file.
  ///
  /// - Parameter failed: jobs that do not succeed; those that need them do not run.
  func gitHub(_ event: CIEvent, failed: Set<String> = []) throws -> [String] {
    let context = event.gitHub()
    guard triggers(context) else { return [] }
    var running: [String] = []
    // A job may stand before one that it needs.
    while let next = try jobs.first(where: { job in
      try !running.contains(job.name)
        && needs(of: job.value).allSatisfy { running.contains($0) && !failed.contains($0) }
        && Self.runs(job.value, ["github": context])
    }) { running.append(next.name) }
    return jobs.map(\.name).filter(running.contains)
  }

  /// Whether the `if` of a job or a step of GitHub Actions holds where all before it went well, or `failed`.
  static func runs(_ item: JSONValue, _ contexts: JSONValue, afterFailure failed: Bool = false) throws -> Bool {
    guard let condition = item["if"]?.string else { return !failed }
    var asksForStatus = false
    let value = try CICondition.evaluate(condition.replacing("${{", with: "").replacing("}}", with: "")) { name in
      if name.hasSuffix("()") { asksForStatus = true }
      switch name {
      case "cancelled()": return false
      case "always()": return true
      case "success()": return .boolean(!failed)
      case "failure()": return .boolean(failed)
      default: return lookUp(name, in: contexts)
      }
    }
    return CICondition.isTrue(value) && (asksForStatus || !failed)
  }

  /// What `github.event.number` is in the contexts.
  static func lookUp(_ name: String, in contexts: JSONValue) -> JSONValue {
    name.split(separator: ".").reduce(contexts) { $0[String($1)] ?? .null }
  }

  private func triggers(_ context: JSONValue) -> Bool {
    guard let name = context["event_name"]?.string, let trigger = document["on"]?[name] else { return false }
    guard let branches = trigger["branches"]?.items else { return true }
    return branches.contains { $0.string.map { "refs/heads/" + $0 } == context["ref"]?.string }
  }

  private var jobs: [JSONValue.Member] { document["jobs"]?.members ?? [] }

  private func needs(of job: JSONValue) -> [String] {
    job["needs"]?.string.map { [$0] } ?? job["needs"]?.items.compactMap(\.string) ?? []
  }

  /// The jobs of a pipeline of GitLab, in the order of the file, those that somebody must start with a `?`; empty where
  /// there is no pipeline.
  ///
  /// - Throws: a job that needs one which is not in the pipeline, which GitLab refuses.
  func gitLab(_ event: CIEvent) throws -> [String] {
    let variables = event.gitLab
    guard try Self.rule(of: document["workflow"] ?? [:], variables) != nil else { return [] }
    let jobs = try document.members.compactMap { job -> (name: String, value: JSONValue, when: String)? in
      guard job.value["script"] != nil, !job.name.hasPrefix(".") else { return nil }
      return try Self.rule(of: job.value, variables).map { (job.name, job.value, $0) }
    }
    let names = jobs.map(\.name)
    for job in jobs {
      for need in needs(of: job.value) where !names.contains(need) { throw Missing(need: need, job: job.name) }
    }
    return jobs.filter { $0.when != "never" }.map { $0.name + ($0.when == "manual" ? "?" : "") }
  }

  struct Missing: Error {
    let need: String
    let job: String
  }

  /// The `when` of the first rule that holds; nil where none does. No rules hold always.
  private static func rule(of item: JSONValue, _ variables: [String: String]) throws -> String? {
    guard let rules = item["rules"]?.items else { return "on_success" }
    for rule in rules {
      let holds = try rule["if"]?.string.map { condition in
        try CICondition.evaluate(condition) { variables[String($0.dropFirst())].map { .string($0) } ?? .null }
      }
      if holds.map({ CICondition.isTrue($0) }) ?? true { return rule["when"]?.string ?? "on_success" }
    }
    return nil
  }
}
