import DocumentModel
import Planner
import SourceText
import Synchronization
import Testing

/// Jobs and plans as tests need them.
enum Samples {
  static let target = PlanTarget(environment: "dev", endpoint: "emulator", region: "eu-de", project: "demo")

  /// The body of a job that is as short as can be.
  static func body(_ name: String = "train", _ extra: JSONValue = .object([]), description: String? = nil) -> JSONValue
  {
    var config: JSONValue = [
      "app_url": "/b/code/", "boot_file_url": "/b/code/train.py", "data_url": "/b/data/", "engine_id": 4,
      "parameter": [["label": "lr", "value": "0.1"]], "spec_id": 27, "train_url": "/b/out/", "worker_server_num": 1,
    ]
    for member in extra.members { config[member.name] = member.value == .null ? nil : member.value }
    var body: JSONValue = ["config": config]
    if let description { body["job_desc"] = .string(description) }
    body["job_name"] = .string(name)
    return body
  }

  /// A job of that body, declared in a file in which it stands alone; every field has a line of its own.
  static func job(_ body: JSONValue, secrets: [String: String?] = [:]) -> DesiredJob {
    let name = body["job_name"]?.string ?? ""
    var output = JSONOutput(.pretty)
    output.value(body)
    let file = SourceFile(path: "jobs/\(name).yaml", content: output.bytes)
    var lines = SourceLines()
    do {
      let tree = try JSONReader.read(file)
      let uses = self.uses(in: body, "", secrets)
      return DesiredJob(
        body: body, secrets: uses, secretValues: secrets.compactMapValues { $0 },
        source: JobSource(file: file.path, document: 0), places: FieldPlaces(of: tree, &lines))
    } catch { preconditionFailure("a body that is no JSON: \(error)") }
  }

  static func job(_ name: String = "train", _ extra: JSONValue = .object([]), description: String? = nil) -> DesiredJob
  {
    job(body(name, extra, description: description))
  }

  private static func uses(in value: JSONValue, _ pointer: String, _ secrets: [String: String?]) -> [SecretUse] {
    switch value {
    case .string(let text):
      secrets.keys.sorted().filter { text.contains("${{ secret.\($0) }}") }
        .map { SecretUse(pointer: pointer, name: $0, environmentVariable: $0.uppercased()) }
    case .array(let items): items.enumerated().flatMap { uses(in: $1, pointer + "/\($0)", secrets) }
    case .object(let members): members.flatMap { uses(in: $0.value, pointer + "/" + $0.name, secrets) }
    default: []
    }
  }

  static func request(_ jobs: [DesiredJob]) -> PlanRequest {
    var request = PlanRequest(target: target, jobs: jobs, createTime: 1_732_500_000_000)
    request.inputs = jobs.map { PlanInput(path: $0.source.file, digest: "sha256:" + String(repeating: "0", count: 64)) }
    return request
  }

  static func plan(
    _ jobs: [DesiredJob], _ service: FakeService, allowsReplace: Bool = false, former: [String] = []
  ) throws -> Plan {
    var request = request(jobs)
    request.allowsReplace = allowsReplace
    request.formerJobs = former.map { JobIdentity(name: $0, workspace: "0") }
    request.formerRevision = "HEAD~1"
    return try makePlan(request, from: service)
  }

  static func options(_ jobs: [DesiredJob] = [], isSaved: Bool = false, width: Int = 1) -> ApplyOptions {
    var options = ApplyOptions(jobs: jobs)
    options.isSaved = isSaved
    options.width = width
    options.timing.pause = { _ in }
    return options
  }

  /// `train version: 2 fields differ from V0001` a step.
  static func words(_ plan: Plan) -> [String] {
    plan.steps.map { step in
      "\(step.job.name) \(step.action.rawValue): \(step.reason)" + (step.obstacle.map { " [\($0)]" } ?? "")
    }
  }

  /// `train create applied: words` a step.
  static func words(_ report: ApplyReport) -> [String] {
    report.steps.map { step in
      "\(step.job.name) \(step.action.rawValue) \(step.status.rawValue)" + (step.message.map { ": " + $0 } ?? "")
    }
  }

  /// Plans and applies at once.
  static func apply(
    _ jobs: [DesiredJob], _ service: FakeService, allowsReplace: Bool = false, former: [String] = [],
    _ change: (inout ApplyOptions) -> Void = { _ in }
  ) throws -> ApplyReport {
    let plan = try plan(jobs, service, allowsReplace: allowsReplace, former: former)
    var options = options(jobs)
    change(&options)
    return Planner.apply(plan, to: service, options)
  }
}
