import DocumentModel
import Planner
import Reporters

/// A plan for people.
package struct PlanText {
  private let plan: Plan
  private var output: TerminalOutput

  /// The whole plan: where it acts, an entry for each change with its jobs, what is in the way, and the counts.
  package static func text(of plan: Plan, isColored: Bool) -> String {
    var writer = PlanText(plan, isColored: isColored)
    writer.write()
    return String(decoding: writer.output.take(), as: UTF8.self)
  }

  private init(_ plan: Plan, isColored: Bool) {
    self.plan = plan
    output = TerminalOutput(isColored: isColored)
  }

  /// Where a plan acts and what it was made from, in two lines.
  static func heading(of plan: Plan) -> String {
    var places = ["environment \(plan.target.environment)", "endpoint \(plan.target.endpoint)"]
    if let region = plan.target.region { places.append("region \(region)") }
    places.append("project \(plan.target.project)")
    for workspace in plan.workspaces where !workspace.utf8.elementsEqual("0".utf8) {
      places.append("workspace \(workspace)")
    }
    return TextTable.visible(places.joined(separator: ", ")) + "\n"
      + "inputs \(plan.inputDigest) (\(plan.inputs.count) \(plan.inputs.count == 1 ? "file" : "files"))"
  }

  /// The last line.
  static func summary(of plan: Plan) -> String {
    let unchanged = plan.steps.reduce(0) { $0 + ($1.action == .none && $1.obstacle == nil ? 1 : 0) }
    let blocked = plan.counts.blocked == 0 ? "" : "; \(plan.counts.blocked) blocked"
    guard plan.hasChanges || plan.counts.blocked > 0 else {
      return unchanged == 0
        ? "No jobs." : "No changes: \(unchanged == 1 ? "1 job is" : "\(unchanged) jobs are") as declared."
    }
    return "Plan: \(plan.counts.words)\(unchanged == 0 ? "" : ", \(unchanged) unchanged")\(blocked)."
  }

  /// The sign before an action: as Terraform's, and `^` for another version of a job.
  static func sign(_ action: StepAction) -> String {
    switch action {
    case .create: "+"
    case .version: "^"
    case .describe: "~"
    case .replace: "-/+"
    case .delete: "-"
    case .none: "="
    }
  }

  /// The workspaces in which little is left after the plan: fewer than ten jobs, or fewer than it makes. Where it makes
  /// more than there may be, a warning says so.
  static func quotas(of plan: Plan) -> [String] {
    plan.quotas.compactMap { quota in
      let creates = plan.steps.count {
        $0.action == .create && $0.job.workspace.utf8.elementsEqual(quota.workspace.utf8)
      }
      guard creates > 0, let remaining = quota.remainingJobs, remaining >= creates else { return nil }
      let left = remaining - creates
      guard left < max(fewJobs, creates) else { return nil }
      return "workspace \(quota.workspace) allows \(remaining) more \(remaining == 1 ? "job" : "jobs"), "
        + "\(left == 0 ? "none" : "\(left)") after this plan"
    }
  }

  private static let fewJobs = 10

  private mutating func write() {
    output.write(Self.heading(of: plan) + "\n")
    let groups = StepGroup.groups(of: plan)
    for group in groups { write(group) }
    output.endLine()
    for warning in plan.warnings { labelled("warning", .severity(.warning), warning) }
    for quota in Self.quotas(of: plan) { labelled("quota", .noteName, quota) }
    for group in groups {
      guard let obstacle = group.first.obstacle else { continue }
      let who = group.steps.count == 1 ? group.first.job.name : "\(group.steps.count) jobs"
      labelled("blocked", .severity(.error), "\(group.first.action.rawValue) \(who): \(obstacle)")
    }
    output.paint(Self.summary(of: plan), .place)
    output.endLine()
  }

  private mutating func write(_ group: StepGroup) {
    let step = group.first
    output.endLine()
    let isOne = group.steps.count == 1
    let who = isOne ? step.job.name : "\(group.steps.count) jobs"
    output.paint(TextTable.visible("\(Self.sign(step.action)) \(step.action.rawValue) \(who)"), Self.role(step.action))
    if isOne, let source = step.source { output.write(visible: "  " + Self.words(source) + Self.cellRemark(of: step)) }
    output.endLine()
    line(4, group.reason ?? "see each job")
    if let obstacle = step.obstacle {
      output.write("    ")
      labelled("blocked", .severity(.error), obstacle)
    }
    for note in step.notes { line(4, "note: " + note) }
    let width = step.changes.reduce(0) { max($0, min($1.path.utf8.count, 40)) }
    for change in step.changes { write(change, width) }
    if !isOne { writeJobs(of: group) }
  }

  /// The file, and which document of a matrix or a stream where that says more.
  private static func words(_ source: JobSource) -> String {
    source.document == 0 ? source.file : "\(source.file) (document \(source.document + 1))"
  }

  /// `lr=0.1, seed=2`, the cell of a matrix that a job is of; nil without one, and where the job's name says it already.
  static func cell(of step: PlanStep) -> String? {
    guard let cell = step.source?.cell else { return nil }
    let name = step.job.name.utf8
    if cell.allSatisfy({ name.firstRange(of: $0.value.utf8) != nil }) { return nil }
    return cell.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
  }

  /// The same in parentheses after a space; else nothing.
  private static func cellRemark(of step: PlanStep) -> String { cell(of: step).map { " (\($0))" } ?? "" }

  private mutating func writeJobs(of group: StepGroup) {
    for (file, steps) in group.files {
      line(4, "\(file ?? "no longer declared"): \(steps.count == 1 ? "1 job" : "\(steps.count) jobs")")
      if group.reason == nil {
        for step in steps { line(6, "\(step.job.name)\(Self.cellRemark(of: step)): \(step.reason)") }
        continue
      }
      var row = ""
      for (index, step) in steps.enumerated() {
        let name = step.job.name + Self.cellRemark(of: step) + (index == steps.count - 1 ? "" : ",")
        if !row.isEmpty, row.utf8.count + name.utf8.count + 1 > 90 {
          line(6, row)
          row = ""
        }
        row += (row.isEmpty ? "" : " ") + name
      }
      line(6, row)
    }
  }

  private mutating func write(_ change: PlannedChange, _ width: Int) {
    let padding = String(repeating: " ", count: max(0, width - change.path.utf8.count))
    let values = ChangeWords(change)
    output.write(visible: "    \(change.path)\(padding)")
    if let short = values.short { output.write(visible: "  " + short) }
    if let place = change.place { output.paint(TextTable.visible("  \(place)"), .gutter) }
    output.endLine()
    if values.short == nil { output.write(values.excerpt) }
  }

  private mutating func line(_ indent: Int, _ text: String, _ role: TerminalOutput.Role? = nil) {
    output.write(String(repeating: " ", count: indent))
    if let role { output.paint(TextTable.visible(text), role) } else { output.write(visible: text) }
    output.endLine()
  }

  private mutating func labelled(_ label: String, _ role: TerminalOutput.Role, _ text: String) {
    output.paint(label + ":", role)
    output.write(visible: " " + text)
    output.endLine()
  }

  private static func role(_ action: StepAction) -> TerminalOutput.Role {
    switch action {
    case .create: .added
    case .version, .describe: .severity(.warning)
    case .replace, .delete: .severity(.error)
    case .none: .gutter
    }
  }
}
