import Planner

/// What came of an apply, for people.
package enum ApplyText {
  /// A line a step and the counts; it can be pasted in a ticket.
  package static func text(of report: ApplyReport) -> String {
    var text = ""
    for step in report.steps { text += line(of: step) + "\n" }
    return text + summary(of: report) + "\n"
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
    let place = "\(report.target.environment) (\(report.target.endpoint), project \(report.target.project))"
    let rest = report.unchanged > 0 ? ", \(report.unchanged) unchanged" : ""
    let interrupted = report.wasInterrupted ? "Interrupted; apply again does the rest. " : ""
    return "\(interrupted)Apply to \(place): \(words)\(rest)."
  }
}
