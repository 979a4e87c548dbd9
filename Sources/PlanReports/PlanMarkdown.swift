import Planner
import Reporters

/// A plan as a comment on a pull request: nothing that manifests or the service say is markup in it.
package enum PlanMarkdown {
  /// The most jobs that stand in the open.
  private static let open = 10

  /// The counts, where it acts, what is in the way, and an entry for each change; long lists are folded away.
  package static func text(of plan: Plan) -> String {
    var text = "### jobc plan: \(plan.counts.words)\n\n"
    text += MarkdownText.block(
      PlanText.heading(of: plan).split(separator: "\n").map { String($0) }, language: "text")
    for warning in plan.warnings { text += "\n> **Warning:** \(MarkdownText.code(warning))\n" }
    for quota in PlanText.quotas(of: plan) { text += "\n> Quota: \(MarkdownText.code(quota))\n" }
    for group in StepGroup.groups(of: plan) { text += entry(group) }
    return text + "\n\(PlanText.summary(of: plan))\n"
  }

  private static func entry(_ group: StepGroup) -> String {
    let step = group.first
    let who = group.steps.count == 1 ? MarkdownText.code(step.job.name) : "\(group.steps.count) jobs"
    var text = "\n**\(step.action.rawValue)** \(who)"
    if let reason = group.reason { text += ": \(MarkdownText.code(reason))" }
    text += "\n"
    if let obstacle = step.obstacle { text += "\n> **Blocked:** \(MarkdownText.code(obstacle))\n" }
    for note in step.notes { text += "\n> Note: \(MarkdownText.code(note))\n" }
    if !step.changes.isEmpty { text += "\n" + changes(of: step) }
    return text + (group.steps.count == 1 ? "" : "\n" + jobs(of: group))
  }

  private static func changes(of step: PlanStep) -> String {
    var table = "| field | change | place |\n|---|---|---|\n"
    var blocks = ""
    for change in step.changes {
      let values = ChangeWords(change)
      let place = change.place.map { MarkdownText.cell("\($0)") } ?? ""
      table +=
        "| \(MarkdownText.cell(change.path)) | \(values.short.map { MarkdownText.cell($0) } ?? "below") | \(place) |\n"
      guard values.short == nil else { continue }
      let lines = values.lines.map { line in
        switch line {
        case .same(let text): "  " + TextTable.visible(text)
        case .removed(let text): "- " + TextTable.visible(text)
        case .added(let text): "+ " + TextTable.visible(text)
        case .skipped(let count): "@@ \(count) lines as before @@"
        }
      }
      blocks +=
        "\n"
        + MarkdownText.details(MarkdownText.html(change.path), MarkdownText.block(lines, language: "diff"))
    }
    return table + blocks
  }

  private static func jobs(of group: StepGroup) -> String {
    var list = ""
    for step in group.steps {
      let source = step.source.map { " in \(MarkdownText.code($0.file))" } ?? ""
      let reason = group.reason == nil ? ": \(MarkdownText.code(step.reason))" : ""
      list += "- \(MarkdownText.code(step.job.name))\(source)\(reason)\n"
    }
    return group.steps.count <= open ? list : MarkdownText.details("\(group.steps.count) jobs", list)
  }
}
