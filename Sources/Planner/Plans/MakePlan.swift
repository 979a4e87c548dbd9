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
  var steps = request.jobs.map { job in
    DeclaredStep(job, snapshot.presence(of: job.identity), allowsReplace: request.allowsReplace).step
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
