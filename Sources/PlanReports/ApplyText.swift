import Planner
import Reporters

/// What came of an apply, for people.
package enum ApplyText {
  /// A line a step and the counts; it can be pasted in a ticket.
  package static func text(of report: ApplyReport) -> String {
    var text = ""
    for step in report.steps { text += TextTable.visible(line(of: step)) + "\n" }
    text += TextTable.visible(summary(of: report)) + "\n"
    for advice in next(after: report) { text += "next: \(advice)\n" }
    return text
  }

  /// `version resnet50: applied (V0004)`.
  package static func line(of step: StepReport) -> String {
    var text = "\(step.action.rawValue) \(step.job.name): \(step.status.rawValue.replacing("_", with: " "))"
    if let submitted = step.submitted {
      let version = submitted.versionName ?? submitted.versionID.map { "version \($0)" }
      text += " (\((version.map { $0 + ", " } ?? "") + "job \(submitted.jobID)"))"
    }
    if let message = step.message { text += ": \(message)" }
    var details: [String] = []
    if let code = step.errorCode { details.append(code) }
    if let request = step.requestID { details.append("request \(request)") }
    if !details.isEmpty { text += " (\(details.joined(separator: ", ")))" }
    if let place = step.place { text += " at \(place)" }
    return text
  }

  /// The last line.
  package static func summary(of report: ApplyReport) -> String {
    let counts = StepReport.Status.allCases.filter { report.count($0) > 0 }
      .map { "\(report.count($0)) \($0.rawValue.replacing("_", with: " "))" }
    let words = counts.isEmpty ? "nothing to do" : counts.joined(separator: ", ")
    let region = report.target.region.map { ", region \($0)" } ?? ""
    let place =
      "\(report.target.environment) (\(report.target.endpoint)\(region), project \(report.target.project))"
    let rest = report.unchanged > 0 ? ", \(report.unchanged) unchanged" : ""
    return "\(report.wasInterrupted ? "Interrupted. " : "")Apply to \(place): \(words)\(rest)."
  }

  /// What to do about what was not done, a sentence a kind of outcome.
  package static func next(after report: ApplyReport) -> [String] {
    guard !report.isComplete else { return [] }
    let again = report.isSaved ? "plan anew and apply that" : "apply again"
    return StepReport.Status.allCases.compactMap { status in
      let count = report.count(status)
      guard count > 0 else { return nil }
      let them = count == 1 ? "the step that was" : "the \(count) steps that were"
      switch status {
      case .applied, .present: return nil
      case .stale: return "\(them) stale: look at what changed with \"jobc plan\", then \(again)"
      case .refused: return "\(them) refused: mend what the service says, then \(again)"
      case .notApplied:
        // A version that was looked for and not found may still come up: the service has no key against two.
        return report.steps.contains { $0.status == status && $0.action == .version }
          ? "\(them) not applied: see \"jobc status\" before you \(again)"
          : "\(them) not applied: nothing was changed; \(again)"
      case .unknown:
        return
          "what came of \(count == 1 ? "one step" : "\(count) steps") is unknown: see \"jobc status\" before you \(again)"
      case .incomplete: return "\(them) half done: \(again), which does the rest"
      case .blocked: return "\(them) blocked: do what each line says, then \(again)"
      case .skipped: return "\(them) skipped: \(again), which does the rest"
      }
    }
  }
}
