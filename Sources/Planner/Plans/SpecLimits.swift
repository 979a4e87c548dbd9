import DocumentModel
import JobAPI
import SourceText

extension WorkspaceQuota {
  /// What to say where a plan creates more than may be.
  func warning(for plan: Plan) -> String? {
    guard let remainingJobs else { return nil }
    let creates = plan.steps.filter { $0.action == .create && isSameText($0.job.workspace, workspace) }.count
    guard creates > remainingJobs else { return nil }
    let rest = remainingJobs <= 0 ? "no more" : "only \(remainingJobs) more"
    let jobs = creates == 1 ? "1 job" : "\(creates) jobs"
    return "the plan creates \(jobs) in workspace \(workspace), where the service allows \(rest)"
  }
}

/// What the service says of resource specs that speaks against a step.
enum SpecLimits {
  /// Notes in the steps that start something where their specs are sold out or have too few nodes.
  ///
  /// - Throws: only what ends a run; what the service does not tell is a warning.
  static func note(in plan: inout Plan, from service: any JobService) throws(ServiceFailure) {
    guard plan.steps.contains(where: starts) else { return }
    let specs: [JSONValue]
    do throws(ServiceFailure) { specs = try service.resourceSpecs() } catch {
      if error == .interrupted { throw error }
      plan.warnings.append("whether resources are sold out is not known: the service did not list its specs")
      return
    }
    for index in plan.steps.indices where starts(plan.steps[index]) {
      guard let config = plan.steps[index].body?["config"], let spec = spec(of: config, in: specs) else { continue }
      plan.steps[index].notes += notes(spec, config)
    }
  }

  private static func starts(_ step: PlanStep) -> Bool {
    step.action == .create || step.action == .version || step.action == .replace
  }

  private static func spec(of config: JSONValue, in specs: [JSONValue]) -> JSONValue? {
    if config["pool_id"]?.unlessBlank != nil { return nil }
    if let id = config["spec_id"]?.asNumber { return specs.first { $0["spec_id"]?.asNumber == id } }
    guard let code = config["flavor"]?["code"] else { return nil }
    return specs.first { $0["spec_code"] == code }
  }

  private static func notes(_ spec: JSONValue, _ config: JSONValue) -> [String] {
    var notes: [String] = []
    let name = spec["spec_code"]?.string ?? "the resource spec"
    if spec["no_resource"]?.boolean == true { notes.append("\(name) is sold out at the moment: the job will wait") }
    if let most = spec["max_num"]?.asNumber.integer, let wanted = config["worker_server_num"]?.integer, most > 0,
      wanted > most
    {
      notes.append("\(name) allows at most \(most) nodes, worker_server_num is \(wanted): the service will refuse it")
    }
    return notes
  }
}
