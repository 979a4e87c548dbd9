import Commands
import DocumentModel
import JobAPI
import Planner

/// Plans as JSON: what `--format json` prints and `-o` saves.
enum SavedPlan {
  static let version = 1
  static let kind = "plan"

  /// The plan as one JSON object, a line a member.
  static func bytes(of plan: Plan) -> [UInt8] {
    var output = JSONOutput(.pretty)
    output.value(value(of: plan))
    return output.bytes + [0x0A]
  }

  /// The plan that a file holds; nil for a folder, and for a file that is none.
  ///
  /// - Throws: `noSuchInput` for a file that cannot be read, and a plan that this version cannot carry out.
  static func read(_ path: String, in session: Session) throws(CommandFailure) -> Plan? {
    guard let content = AtomicFile(path).content, content.first == UInt8(ascii: "{") else { return nil }
    guard let value = try? JSONValue(json: content), value["kind"]?.string == kind, value["schema_version"] != nil
    else {
      return nil
    }
    guard value["schema_version"]?.integer == version else {
      throw CommandFailure(
        .noSuchInput, "\"\(path)\" is a plan of another version of jobc", help: "plan anew with this one")
    }
    guard let plan = PlanReader.plan(value) else {
      throw CommandFailure(.noSuchInput, "\"\(path)\" begins as a saved plan and is none", help: "plan anew")
    }
    return plan
  }

  private static func value(of plan: Plan) -> JSONValue {
    [
      "schema_version": .integer(version), "kind": .string(kind),
      "tool": ["name": "jobc", "version": .string(Version.current)],
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
      "places": .object(
        step.places.places.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
          .map { .init($0.key, .string($0.value.description)) }),
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

/// Reads what `SavedPlan` writes; nil for whatever it would not write.
private enum PlanReader {
  static func plan(_ value: JSONValue) -> Plan? {
    guard let environment = value["environment"]?.string, let endpoint = value["endpoint"]?.string,
      let project = value["project_id"]?.string, let time = value["create_time"]?.integer
    else { return nil }
    let target = PlanTarget(
      environment: environment, endpoint: endpoint, region: value["region"]?.string, project: project)
    var inputs: [PlanInput] = []
    for item in value["inputs"]?.items ?? [] {
      guard let path = item["path"]?.string, let digest = item["digest"]?.string else { return nil }
      inputs.append(PlanInput(path: path, digest: digest))
    }
    var steps: [PlanStep] = []
    for item in value["steps"]?.items ?? [] {
      guard let step = step(item) else { return nil }
      steps.append(step)
    }
    let quotas = (value["quotas"]?.items ?? []).map {
      WorkspaceQuota(
        workspace: $0["workspace_id"]?.string ?? "0", remainingJobs: $0["remaining_jobs"]?.integer,
        quota: $0["quota"]?.integer)
    }
    return Plan(
      target: target, inputs: inputs, createTime: time, steps: steps, quotas: quotas,
      warnings: (value["warnings"]?.items ?? []).compactMap(\.string))
  }

  private static func step(_ value: JSONValue) -> PlanStep? {
    guard let action = value["action"]?.string.flatMap({ StepAction(rawValue: $0) }),
      let name = value["job_name"]?.string, let workspace = value["workspace_id"]?.string,
      let reason = value["reason"]?.string
    else { return nil }
    var step = PlanStep(job: JobIdentity(name: name, workspace: workspace), action: action, reason: reason)
    step.obstacle = value["obstacle"]?.string
    step.notes = (value["notes"]?.items ?? []).compactMap(\.string)
    for item in value["changes"]?.items ?? [] {
      guard let change = change(item) else { return nil }
      step.changes.append(change)
    }
    if let source = value["source"], let file = source["file"]?.string {
      step.source = JobSource(
        file: file, document: source["document"]?.integer ?? 0,
        cell: source["cell"].flatMap { cell in
          cell.isNull ? nil : cell.members.map { .init($0.name, $0.value.string ?? "") }
        })
    }
    if let body = value["body"], !body.isNull { step.body = body }
    for item in value["secrets"]?.items ?? [] {
      guard let pointer = item["pointer"]?.string, let name = item["name"]?.string else { return nil }
      step.secrets.append(
        SecretUse(pointer: pointer, name: name, environmentVariable: item["environment_variable"]?.string))
    }
    var places: [String: ManifestPlace] = [:]
    for member in value["places"]?.members ?? [] {
      places[member.name] = member.value.string.flatMap { ManifestPlace($0) }
    }
    step.places = FieldPlaces(places)
    guard let live = value["live"], !live.isNull else { return isSound(step) ? step : nil }
    guard let job = live["job_id"]?.integer, let digest = live["description_digest"]?.string,
      let status = live["status"]?.integer
    else { return nil }
    step.seen = LiveState(
      jobID: job, versionID: live["version_id"]?.integer, versionName: live["version_name"]?.string,
      versionCount: live["version_count"]?.integer, descriptionDigest: digest, status: JobStatus(status))
    return isSound(step) ? step : nil
  }

  /// Whether a step has what its action takes.
  private static func isSound(_ step: PlanStep) -> Bool {
    switch step.action {
    case .none: true
    case .create: step.body != nil
    case .delete: step.seen != nil
    case .version, .describe, .replace: step.body != nil && step.seen != nil
    }
  }

  private static func change(_ value: JSONValue) -> PlannedChange? {
    guard let path = value["path"]?.string, let pointer = value["pointer"]?.string,
      let kind = value["kind"]?.string.flatMap({ PlannedChange.Kind(rawValue: $0) })
    else { return nil }
    func stated(_ name: String) -> JSONValue? { value[name].flatMap { $0.isNull ? nil : $0 } }
    return PlannedChange(
      path: path, pointer: pointer, kind: kind, old: stated("old"), new: stated("new"),
      isOldConcealed: value["old_concealed"]?.boolean ?? false,
      place: value["place"]?.string.flatMap { ManifestPlace($0) })
  }
}
