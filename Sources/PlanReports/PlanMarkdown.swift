import Planner
import Reporters

/// A plan as a comment on a pull request: nothing that manifests or the service say is markup in it, and it is never
/// longer than a comment may be.
package enum PlanMarkdown {
  /// The most jobs that stand in the open.
  private static let open = 10

  /// The counts, where it acts, what is in the way, and an entry for each change; long lists are folded away.
  ///
  /// Where not all has room, what is blocked, deleted or replaced stands first, and the last line but one counts what is
  /// left out.
  package static func text(of plan: Plan) -> String {
    var head = "### jobc plan: \(plan.counts.words)\n\n"
    head += MarkdownText.block(
      PlanText.heading(of: plan).split(separator: "\n").map { String($0) }, language: "text", within: 4_000)
    let remarks =
      plan.warnings.map { "\n> **Warning:** \(MarkdownText.code($0))\n" }
      + PlanText.quotas(of: plan).map { "\n> Quota: \(MarkdownText.code($0))\n" }
    head += MarkdownText.fitting(remarks, within: 6_000) { "\n> … and \($0) more\n" }
    let tail = "\n\(PlanText.summary(of: plan))\n"
    let room = MarkdownText.commentLimit - head.utf8.count - tail.utf8.count
    return head + entries(of: StepGroup.groups(of: plan), in: plan, within: room) + tail
  }

  private static func entries(of groups: [StepGroup], in plan: Plan, within room: Int) -> String {
    let whole = groups.map { entry($0, within: .max) }
    guard whole.reduce(0, { $0 + $1.utf8.count }) > room else { return whole.joined() }
    let order = groups.indices.sorted { (rank(groups[$0]), $0) < (rank(groups[$1]), $1) }
    let share = max(room / groups.count, 4_000)
    let pieces = order.map { whole[$0].utf8.count <= share ? whole[$0] : entry(groups[$0], within: share) }
    return MarkdownText.fitting(pieces, within: room) { count in
      let jobs = order.suffix(count).reduce(0) { $0 + groups[$1].steps.count }
      let of = count == jobs ? "jobs" : "changes, of \(jobs) jobs"
      return "\n**… and \(count) more \(of)**: \(command(for: plan)) shows all.\n"
    }
  }

  /// The sooner in the plan that is too long, the lower: what cannot be taken back comes first.
  private static func rank(_ group: StepGroup) -> Int {
    if group.first.obstacle != nil { return 0 }
    return switch group.first.action {
    case .delete: 1
    case .replace: 2
    case .version: 3
    case .create: 4
    case .describe: 5
    case .none: 6
    }
  }

  private static func command(for plan: Plan) -> String {
    MarkdownText.code("jobc plan --env \(plan.target.environment)")
  }

  /// An entry of at most about `room` bytes: lists and long values give way.
  private static func entry(_ group: StepGroup, within room: Int) -> String {
    let step = group.first
    let isOne = group.steps.count == 1
    var text = "\n**\(step.action.rawValue)** \(isOne ? MarkdownText.code(step.job.name) : "\(group.steps.count) jobs")"
    if isOne { text += cell(of: step) }
    if let reason = group.reason { text += ": \(MarkdownText.code(reason))" }
    text += "\n"
    if let obstacle = step.obstacle { text += "\n> **Blocked:** \(MarkdownText.code(obstacle))\n" }
    for note in step.notes { text += "\n> Note: \(MarkdownText.code(note))\n" }
    let left = room - text.utf8.count
    let list = isOne ? "" : "\n" + jobs(of: group, within: step.changes.isEmpty ? left : left / 3)
    if !step.changes.isEmpty { text += "\n" + changes(of: step, within: left - list.utf8.count) }
    return text + list
  }

  private static func changes(of step: PlanStep, within room: Int) -> String {
    let words = step.changes.map { ChangeWords($0) }
    let rows = zip(step.changes, words).map { change, values in
      let place = change.place.map { MarkdownText.cell("\($0)") } ?? ""
      return
        "| \(MarkdownText.cell(change.path)) | \(values.short.map { MarkdownText.cell($0) } ?? "below") | \(place) |"
    }
    let long = zip(step.changes, words).filter { $1.short == nil }
    let table = MarkdownText.table(
      "| field | change | place |", rows, within: long.isEmpty ? room : room / 2, of: "fields")
    let left = room - table.utf8.count
    let share = long.isEmpty ? 0 : max(left / long.count, 600)
    let blocks = long.map { change, values in
      "\n"
        + MarkdownText.details(MarkdownText.html(change.path), within: share - 1) {
          MarkdownText.block(MarkdownText.diff(values.excerpt), language: "diff", within: $0)
        }
    }
    return table + MarkdownText.fitting(blocks, within: left) { "\n… and \($0) more long values\n" }
  }

  private static func cell(of step: PlanStep) -> String {
    PlanText.cell(of: step).map { " (\(MarkdownText.code($0)))" } ?? ""
  }

  private static func jobs(of group: StepGroup, within room: Int) -> String {
    let rows = group.steps.map { step in
      let source = step.source.map { " in \(MarkdownText.code($0.file))" } ?? ""
      let reason = group.reason == nil ? ": \(MarkdownText.code(step.reason))" : ""
      return "- \(MarkdownText.code(step.job.name))\(cell(of: step))\(source)\(reason)\n"
    }
    func list(_ room: Int) -> String { MarkdownText.fitting(rows, within: room) { "- … and \($0) more\n" } }
    guard group.steps.count > open else { return list(room) }
    return MarkdownText.details("\(group.steps.count) jobs", within: room, list)
  }
}
