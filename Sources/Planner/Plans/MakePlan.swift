import DocumentModel
import JobAPI

/// Compares declared jobs with those that live.
///
/// Asks for one list of jobs a workspace, one list of versions a declared job that lives, and at most once for the
/// resource specs.
///
/// - Throws: what the service could not answer. Without the resource specs there is a plan all the same.
package func makePlan(_ request: PlanRequest, from service: any JobService) throws(ServiceFailure) -> Plan {
  let declared = Set(request.jobs.map(\.identity))
  let former = request.formerJobs.filter { !declared.contains($0) }
  let snapshot = try LiveSnapshot.take(
    compared: request.jobs.map(\.identity), named: former, from: service, width: request.width)
  let sources = Dictionary(grouping: request.jobs, by: \.identity)
  var steps = request.jobs.map { job in
    var step = DeclaredStep(job, snapshot.presence(of: job.identity), allowsReplace: request.allowsReplace).step
    // Side by side they would make two versions of one job.
    if let same = sources[job.identity], same.count > 1 {
      let files = same.map(\.source.file).joined(separator: ", ")
      step.obstacle = "\(same.count) manifests declare this job (\(files)): keep one of them"
    }
    return step
  }
  steps += former.compactMap { job in
    FormerStep(job, snapshot.presence(of: job), revision: request.formerRevision).step
  }
  var plan = Plan(
    target: request.target, inputs: request.inputs, createTime: request.createTime, steps: steps,
    quotas: snapshot.quotas)
  plan.warnings = snapshot.quotas.compactMap { $0.warning(for: plan) }
  if request.asksForSpecs { try SpecLimits.note(in: &plan, from: service) }
  return plan
}
