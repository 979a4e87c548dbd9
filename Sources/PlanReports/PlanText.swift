import DocumentModel
import Planner
import Reporters

/// A plan for people.
package struct PlanText {
  let plan: Plan
  let isColored: Bool
  private var text = ""

  /// The whole plan: where it acts, a step a job that differs, and the counts.
  package static func text(of plan: Plan, isColored: Bool) -> String {
    var writer = PlanText(plan: plan, isColored: isColored)
    writer.write()
    return writer.text
  }

  private init(plan: Plan, isColored: Bool) {
    self.plan = plan
    self.isColored = isColored
  }

  private mutating func write() {
    text += Self.heading(of: plan) + "\n"
    for warning in plan.warnings { text += "warning: \(visible(warning))\n" }
    for step in plan.steps where step.action != .none || step.obstacle != nil || !step.notes.isEmpty { write(step) }
    text += "\n" + summary + "\n"
  }

  /// Where a plan acts and what it was made from, in two lines.
  static func heading(of plan: Plan) -> String {
    var places = ["environment \(plan.target.environment)", "endpoint \(plan.target.endpoint)"]
    if let region = plan.target.region { places.append("region \(region)") }
    places.append("project \(plan.target.project)")
    for workspace in plan.workspaces where !workspace.utf8.elementsEqual("0".utf8) {
      places.append("workspace \(workspace)")
    }
    return places.joined(separator: ", ") + "\n"
      + "inputs \(plan.inputDigest) (\(plan.inputs.count) \(plan.inputs.count == 1 ? "file" : "files"))"
  }

  private mutating func write(_ step: PlanStep) {
    let source = step.source.map { "  \($0.file)" } ?? ""
    text += "\n" + paint("\(sign(step.action)) \(step.action.rawValue) \(visible(step.job.name))", step.action)
    text += "\(visible(source))\n    \(visible(step.reason))\n"
    if let obstacle = step.obstacle { text += "    BLOCKED: \(visible(obstacle))\n" }
    for note in step.notes { text += "    note: \(visible(note))\n" }
    let width = step.changes.reduce(0) { max($0, min($1.path.utf8.count, 40)) }
    for change in step.changes {
      let padding = String(repeating: " ", count: max(0, width - change.path.utf8.count))
      let place = change.place.map { "  (\($0))" } ?? ""
      text += "    \(visible(change.path))\(padding)  \(values(of: change))\(visible(place))\n"
    }
  }

  private func values(of change: PlannedChange) -> String {
    let old = change.isOldConcealed ? "(not shown)" : change.old.map { short($0) } ?? "(none)"
    switch change.kind {
    case .added: return "+ \(change.new.map { short($0) } ?? "")"
    case .removed: return "- \(old)"
    case .changed: return "\(old) -> \(change.new.map { short($0) } ?? "(none)")"
    }
  }

  /// A value on one line.
  private func short(_ value: JSONValue) -> String {
    let text = String(decoding: value.json, as: UTF8.self)
    guard text.unicodeScalars.count > 100 else { return visible(text) }
    return visible(String(String.UnicodeScalarView(text.unicodeScalars.prefix(97)))) + "…"
  }

  private func visible(_ text: String) -> String { TextTable.visible(text) }

  /// The last line.
  private var summary: String {
    let unchanged = plan.counts[.none]
    let rest = unchanged == 0 ? "" : ", \(unchanged) unchanged"
    guard plan.hasChanges else {
      return unchanged == 0
        ? "No jobs." : "No changes: \(unchanged == 1 ? "1 job is" : "\(unchanged) jobs are") as declared."
    }
    let blocked = plan.counts.blocked == 0 ? "" : "; \(plan.counts.blocked) blocked"
    return "Plan: \(plan.counts.words)\(rest)\(blocked)."
  }

  private func sign(_ action: StepAction) -> String {
    switch action {
    case .create: "+"
    case .version, .describe: "~"
    case .replace: "-/+"
    case .delete: "-"
    case .none: " "
    }
  }

  private func paint(_ text: String, _ action: StepAction) -> String {
    guard isColored else { return text }
    let code =
      switch action {
      case .create: "32"
      case .version, .describe: "33"
      case .replace, .delete: "1;31"
      case .none: "2"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
