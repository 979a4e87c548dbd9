import DocumentModel
import JobClient
import Planner

/// Plans and applies of a few jobs, one for each thing that a plan does.
enum Applying {
  /// What must be in the end, whatever went wrong in between: names, versions, descriptions.
  static let goal = ["changed×2", "described×1 new words", "new×1", "same×1", "stranger×1"]

  static let jobs = [
    job("new"), job("changed", ["worker_server_num": 2]), job("described", description: "new words"), job("same"),
  ]

  static func job(_ name: String, _ changes: JSONValue = [:], description: String? = nil) -> DesiredJob {
    var config: JSONValue = [
      "app_url": "/b/code/", "boot_file_url": "/b/code/train.py", "data_url": "/b/data/", "engine_id": 4,
      "parameter": [["label": "lr", "value": "0.1"]], "spec_id": 27, "worker_server_num": 1,
    ]
    for change in changes.members { config[change.name] = change.value }
    var body: JSONValue = ["config": config, "job_name": .string(name)]
    if let description { body["job_desc"] = .string(description) }
    return DesiredJob(body: body, source: JobSource(file: "jobs/\(name).yaml", document: 0), places: FieldPlaces())
  }

  /// Makes the jobs that live before.
  static func prepare(_ service: HTTPJobService) throws {
    for name in ["changed", "described", "same", "former", "stranger"] {
      _ = try service.createJob(job(name).body.json)
    }
  }

  static func plan(_ service: HTTPJobService, jobs: [DesiredJob] = jobs, former: [String] = ["former"]) throws -> Plan {
    let target = PlanTarget(environment: "dev", endpoint: "emulator", project: "p")
    var request = PlanRequest(target: target, jobs: jobs, createTime: 1_732_500_000_000)
    request.formerJobs = former.map { JobIdentity(name: $0, workspace: "0") }
    request.formerRevision = "HEAD~1"
    return try makePlan(request, from: service)
  }

  static func carryOut(_ plan: Plan, _ service: HTTPJobService, jobs: [DesiredJob] = jobs) -> ApplyReport {
    var options = ApplyOptions(jobs: jobs)
    options.timing.pause = { _ in }
    return apply(plan, to: service, options)
  }

  /// What lives, sorted by name: `changed×2`.
  static func state(_ service: HTTPJobService) throws -> [String] {
    try service.jobs(in: "0", matching: nil).jobs.map { job in
      let count = try service.versions(ofJob: job.id).count
      return "\(job.name)×\(count)" + (job.description.map { " " + $0 } ?? "")
    }.sorted()
  }
}
