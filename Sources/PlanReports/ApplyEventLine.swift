import DocumentModel
import Planner

/// What happens during an apply, for machines: one JSON object a line.
package enum ApplyEventLine {
  package static func json(of event: ApplyEvent) -> [UInt8] {
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
