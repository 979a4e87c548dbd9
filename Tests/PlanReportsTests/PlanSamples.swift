import DocumentModel
import JobAPI
import Planner

/// Plans and applies that show every form of their reports.
enum PlanSamples {
  static let target = PlanTarget(
    environment: "prod", endpoint: "https://modelarts.example.com", region: "eu-de", project: "p1")

  private static func plan(_ steps: [PlanStep]) -> Plan {
    Plan(
      target: target, inputs: [PlanInput(path: "jobs/a.yaml", digest: "sha256:00")], createTime: 1_732_500_000_000,
      steps: steps)
  }

  private static func step(
    _ name: String, _ action: StepAction, _ reason: String, _ changes: [PlannedChange] = [],
    file: String? = "jobs/a.yaml", version: String = "V0001"
  ) -> PlanStep {
    let live = LiveState(
      jobID: 7, versionID: 9, versionName: version, versionCount: 1,
      descriptionDigest: LiveState.digest(ofDescription: nil), status: JobStatus(10))
    var step = PlanStep(job: JobIdentity(name: name, workspace: "0"), action: action, reason: reason, changes: changes)
    step.source = file.map { JobSource(file: $0, document: 0) }
    if action != .create { step.seen = live }
    if action != .none, action != .delete { step.body = ["job_name": .string(name)] }
    return step
  }

  private static func change(_ path: String, _ old: JSONValue?, _ new: JSONValue?, line: Int = 3) -> PlannedChange {
    PlannedChange(
      path: path, pointer: "/" + path.replacing(".", with: "/"),
      kind: old == nil ? .added : new == nil ? .removed : .changed, old: old, new: new,
      place: ManifestPlace(file: "jobs/a.yaml", line: line, column: 5))
  }

  static func changing(from old: String, to new: String) -> Plan {
    let change = change("config.user_command", .string(old), .string(new))
    return plan([step("a", .version, "config.user_command differs from V0001", [change])])
  }

  static var everyKind: Plan {
    var concealed = change("config.parameter.key", nil, "${{ secret.token }}")
    concealed.kind = .changed
    concealed.isOldConcealed = true
    let volumes: JSONValue = [
      ["nfs": ["id": "0123456789", "src_path": "10.0.0.1:/share", "dest_path": "/mnt", "read_only": true]]
    ]
    var plan = plan([
      step("new", .create, "no live job has this name"),
      step(
        "resnet50", .version, "4 fields differ from V0003",
        [
          change("config.parameter.lr", "0.1", "0.2"), change("config.worker_server_num", nil, 4, line: 8), concealed,
          change("config.user_command", "cd /work\npython a.py\necho done", "cd /work\npython b.py\necho done"),
        ], version: "V0003"),
      step("described", .describe, "only job_desc differs", [change("job_desc", "old | words", "new `words`")]),
      step(
        "moved", .replace, "config.volumes differs from V0001, and a new version cannot change it",
        [change("config.volumes", nil, volumes)]),
      step("former", .delete, "declared at HEAD~1 and no longer; 3 versions are deleted with it", file: nil),
      step("same", .none, "the same as V0001"),
      step("failed", .none, "the same as V0002"),
    ])
    plan.steps[0].notes = ["cpu is sold out at the moment: the job will wait"]
    plan.steps[3].obstacle = "it would delete the job with all its versions: allow it with --allow-replace"
    plan.steps[6].notes = ["V0002 ended FAILED: \"jobc rerun failed\" runs it again"]
    plan.quotas = [WorkspaceQuota(workspace: "0", remainingJobs: 1, quota: 50)]
    plan.warnings = ["whether resources are sold out is not known: the service did not list its specs"]
    return plan
  }

  /// A sweep of the given quota; one axis is in the names, one is not.
  static func sweep(remainingJobs: Int?) -> Plan {
    var plan = plan(
      ["0.1", "1e-3"].enumerated().flatMap { number, rate in
        ["adam", "sgd"].map { optimiser in
          var step = step("sweep-\(number)-\(optimiser)", .create, "no live job has this name")
          step.source?.cell = [.init("lr", rate), .init("optimiser", optimiser)]
          return step
        }
      })
    plan.quotas = [WorkspaceQuota(workspace: "0", remainingJobs: remainingJobs, quota: nil)]
    return plan
  }

  static var twoHundred: Plan {
    let rate = change("config.parameter.weight_decay", "0.10", "0.2")
    return plan(
      (0..<20).map { step("fresh-\($0)", .create, "no live job has this name", file: "jobs/fresh.yaml") }
        + (0..<150).map { number in
          step(
            "sweep-lr1e-3-seed\(number)", .version, "config.parameter.weight_decay differs from V0001", [rate],
            file: "jobs/sweep-\(number / 50).yaml")
        } + (0..<30).map { step("same-\($0)", .none, "the same as V0001") })
  }

  /// Plans of five thousand jobs, or of one with values that are as long, each by what it is full of.
  static var tooLong: [(name: String, plan: Plan)] {
    let jobs = 0..<5_000
    let lines = (0..<20_000).map { "line \($0)" }.joined(separator: "\n")
    func version(_ number: Int, _ changes: [PlannedChange]) -> PlanStep {
      step("sweep-seed\(number)", .version, "config.parameter.seed differs from V0001", changes)
    }
    var blocked = step(
      "moved", .replace, "config.volumes differs from V0001", [change("config.volumes", nil, [["nfs": [:]]])])
    blocked.obstacle = "it would delete the job with all its versions: allow it with --allow-replace"
    return [
      ("the same change", plan(jobs.map { version($0, [change("config.parameter.seed", "1", "2")]) })),
      (
        "changes of their own",
        plan(
          jobs.map { version($0, [change("config.parameter.seed", "1", .string("seed \($0)"))]) } + [
            step("former", .delete, "declared at HEAD~1 and no longer", file: nil), blocked,
          ])
      ),
      ("creates", plan(jobs.map { step("fresh-\($0)", .create, "no live job has this name") })),
      ("a long text", changing(from: lines, to: lines.replacing("line 7", with: "line seven"))),
      ("a long line", changing(from: "a", to: String(repeating: "é", count: 500_000))),
      ("many long texts", plan([version(0, jobs.map { change("config.parameter.p\($0)", "a", .string("b\nc")) })])),
      ("many fields", plan([version(0, jobs.map { change("config.parameter.p\($0)", "a", "b") })])),
    ]
  }

  static var report: ApplyReport {
    var report = ApplyReport(target: target)
    report.unchanged = 3
    let plan = everyKind
    for (index, status) in [StepReport.Status.applied, .refused, .stale, .incomplete, .unknown].enumerated() {
      report.steps.append(StepReport(plan.steps[index], at: index, status))
    }
    report.steps[0].submitted = SubmittedVersion(jobID: 7, versionID: 9, versionName: "V0001", status: JobStatus(1))
    report.steps[1].message = "Invalid parameter 'lr'."
    report.steps[1].errorCode = "ModelArts.0104"
    report.steps[1].requestID = "0a1b2c"
    report.steps[1].pointer = "/config/parameter"
    report.steps[1].place = ManifestPlace(file: "jobs/a.yaml", line: 3, column: 5)
    report.steps[2].message = "since the plan was made the job has another description"
    report.steps[3].message = "THE JOB IS DELETED and was not made anew: Too many jobs.; running apply again creates it"
    report.steps[4].message = "looking failed too (no connection, 3 times); the answer was lost: time-out"
    return report
  }
}
