import DocumentModel
import Planner

/// A plan for machines: `{"schema_version": 1, "kind": "plan", …}`. Secrets stand by their names.
package enum PlanJSON {
  static let version = 1

  /// The plan as one JSON object, a line a member, and a line feed.
  ///
  /// - Parameter tool: the version of `jobc`.
  package static func bytes(of plan: Plan, madeBy tool: String) -> [UInt8] {
    var output = JSONOutput(.pretty)
    output.value(value(of: plan, tool))
    return output.bytes + [0x0A]
  }

  private static func value(of plan: Plan, _ tool: String) -> JSONValue {
    [
      "schema_version": .integer(version), "kind": "plan",
      "tool": ["name": "jobc", "version": .string(tool)],
      "environment": .string(plan.target.environment), "endpoint": .string(plan.target.endpoint),
      "region": text(plan.target.region), "project_id": .string(plan.target.project),
      "input_digest": .string(plan.inputDigest), "create_time": .integer(plan.createTime),
      "inputs": .array(plan.inputs.map { ["path": .string($0.path), "digest": .string($0.digest)] }),
      "warnings": .array(plan.warnings.map { .string($0) }),
      "quotas": .array(
        plan.quotas.map {
          [
            "workspace_id": .string($0.workspace), "remaining_jobs": number($0.remainingJobs),
            "quota": number($0.quota),
          ]
        }),
      "steps": .array(plan.steps.map { value(of: $0) }),
      "summary": .object(
        StepAction.allCases.map { .init($0.rawValue, .integer(plan.counts[$0])) }
          + [.init("blocked", .integer(plan.counts.blocked))]),
    ]
  }

  private static func value(of step: PlanStep) -> JSONValue {
    [
      "action": .string(step.action.rawValue), "job_name": .string(step.job.name),
      "workspace_id": .string(step.job.workspace), "reason": .string(step.reason), "obstacle": text(step.obstacle),
      "notes": .array(step.notes.map { .string($0) }), "changes": .array(step.changes.map { value(of: $0) }),
      "source": step.source.map { source in
        [
          "file": .string(source.file), "document": .integer(source.document),
          "cell": source.cell.map { .object($0.map { .init($0.name, .string($0.value)) }) } ?? .null,
        ]
      } ?? .null,
      "live": step.seen.map { value(of: $0) } ?? .null, "body": step.body ?? .null,
      "secrets": .array(
        step.secrets.map {
          [
            "pointer": .string($0.pointer), "name": .string($0.name),
            "environment_variable": text($0.environmentVariable),
          ]
        }),
    ]
  }

  private static func value(of change: PlannedChange) -> JSONValue {
    [
      "path": .string(change.path), "pointer": .string(change.pointer), "kind": .string(change.kind.rawValue),
      "old": change.old ?? .null, "new": change.new ?? .null, "old_concealed": .boolean(change.isOldConcealed),
      "place": text(change.place?.description),
    ]
  }

  private static func value(of live: LiveState) -> JSONValue {
    [
      "job_id": .integer(live.jobID), "version_id": number(live.versionID), "version_name": text(live.versionName),
      "version_count": number(live.versionCount), "description_digest": .string(live.descriptionDigest),
      "status": .integer(live.status.code),
    ]
  }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  private static func number(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
}
