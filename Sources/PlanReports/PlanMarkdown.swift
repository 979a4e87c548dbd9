import DocumentModel
import Planner

/// A plan as a comment on a pull request.
package enum PlanMarkdown {
  /// A heading, a table of steps, and the fields of each folded away.
  package static func text(of plan: Plan) -> String {
    var text = "### jobc plan: \(escaped(plan.counts.words))\n\n"
    text +=
      PlanText.heading(of: plan).split(separator: "\n").map { escaped(String($0)) }.joined(separator: "  \n") + "\n"
    for warning in plan.warnings { text += "\n> **Warning:** \(escaped(warning))\n" }
    let steps = plan.steps.filter { $0.action != .none || $0.obstacle != nil }
    if !steps.isEmpty {
      text += "\n| step | job | why |\n|---|---|---|\n"
      for step in steps {
        let obstacle = step.obstacle.map { " **Blocked:** \($0)" } ?? ""
        text += "| \(step.action.rawValue) | \(escaped(step.job.name)) | \(escaped(step.reason + obstacle)) |\n"
      }
    }
    for step in steps where !step.changes.isEmpty {
      text += "\n<details><summary>\(escaped(step.action.rawValue + " " + step.job.name))</summary>\n\n"
      text += "| field | old | new | place |\n|---|---|---|---|\n"
      for change in step.changes {
        let old = change.isOldConcealed ? "(not shown)" : code(change.old)
        text +=
          "| \(escaped(change.path)) | \(old) | \(code(change.new)) | \(escaped(change.place?.description ?? "")) |\n"
      }
      text += "\n</details>\n"
    }
    let unchanged = plan.counts[.none]
    if unchanged > 0 { text += "\n\(unchanged) unchanged.\n" }
    return text
  }

  private static func code(_ value: JSONValue?) -> String {
    guard let value else { return "" }
    return "<code>\(escaped(String(decoding: value.json, as: UTF8.self)))</code>"
  }

  /// Text in a cell of a table: nothing in it is markup.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "|", "`", "*", "_", "[", "]", "\\", "#", "~": result += "\\" + String(scalar)
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
