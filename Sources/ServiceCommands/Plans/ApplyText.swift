import DocumentModel
import Planner

/// What came of an apply, for people.
enum ApplyText {
  /// A line a step and the counts; it can be pasted in a ticket.
  static func text(of report: ApplyReport) -> String {
    var text = ""
    for step in report.steps { text += line(of: step) + "\n" }
    return text + summary(of: report) + "\n"
  }

  /// `version resnet50: applied (V0004)`.
  static func line(of step: StepReport) -> String {
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
  static func summary(of report: ApplyReport) -> String {
    let counts = StepReport.Status.allCases.filter { report.count($0) > 0 }
      .map { "\(report.count($0)) \($0.rawValue.replacing("_", with: " "))" }
    let words = counts.isEmpty ? "nothing to do" : counts.joined(separator: ", ")
    let place = "\(report.target.environment) (\(report.target.endpoint), project \(report.target.project))"
    let rest = report.unchanged > 0 ? ", \(report.unchanged) unchanged" : ""
    let interrupted = report.wasInterrupted ? "Interrupted; apply again does the rest. " : ""
    return "\(interrupted)Apply to \(place): \(words)\(rest)."
  }
}

/// What happens during an apply, for machines: one JSON object a line.
enum ApplyEventLine {
  static func json(of event: ApplyEvent) -> [UInt8] {
    var output = JSONOutput(.compact)
    output.object { output in
      output.member("schema_version", 1)
      switch event {
      case .started(let target, let steps):
        output.member("event", "started")
        write(target, to: &output)
        output.member("steps", steps)
      case .stepStarted(let index, let job, let action):
        output.member("event", "step_started")
        write(index, job, &output)
        output.member("action", action.rawValue)
      case .looking(let index, let job, let attempt):
        output.member("event", "looking")
        write(index, job, &output)
        output.member("attempt", attempt)
      case .awaitingName(let index, let job):
        output.member("event", "awaiting_name")
        write(index, job, &output)
      case .stepFinished(let report, let done, let steps):
        output.member("event", "step_finished")
        write(report, to: &output)
        output.member("done", done)
        output.member("steps", steps)
      case .finished(let report):
        output.member("event", "finished")
        write(report.target, to: &output)
        for status in StepReport.Status.allCases { output.member(status.rawValue, report.count(status)) }
        output.member("unchanged", report.unchanged)
        output.member("interrupted", report.wasInterrupted)
        output.member("exit_code", Int(report.exitCode))
      }
    }
    return output.bytes + [0x0A]
  }

  private static func write(_ target: PlanTarget, to output: inout JSONOutput) {
    output.member("environment", target.environment)
    output.member("endpoint", target.endpoint)
    output.member("region", target.region)
    output.member("project_id", target.project)
  }

  private static func write(_ index: Int, _ job: JobIdentity, _ output: inout JSONOutput) {
    output.member("index", index)
    output.member("job_name", job.name)
    output.member("workspace_id", job.workspace)
  }

  private static func write(_ report: StepReport, to output: inout JSONOutput) {
    write(report.index, report.job, &output)
    output.member("action", report.action.rawValue)
    output.member("status", report.status.rawValue)
    output.member("message", report.message)
    output.member("job_id", report.submitted.map { JSONValue.integer($0.jobID) } ?? .null)
    output.member("version_id", report.submitted?.versionID.map { JSONValue.integer($0) } ?? .null)
    output.member("version_name", report.submitted?.versionName)
    output.member("error_code", report.errorCode)
    output.member("request_id", report.requestID)
    output.member("place", report.place?.description)
    output.member("pointer", report.pointer)
    output.member("milliseconds", report.milliseconds)
  }
}
