/// What is to be planned.
package struct PlanRequest: Sendable {
  package var target: PlanTarget
  /// In the order of their requests.
  package var jobs: [DesiredJob]
  package var inputs: [PlanInput] = []
  /// The jobs that the manifests declared and no longer do; nothing else is ever deleted.
  package var formerJobs: [JobIdentity] = []
  /// The revision that declared them, as typed.
  package var formerRevision: String?
  /// Whether jobs may be replaced: deleted with all their versions and made anew.
  package var allowsReplace = false
  /// Whether one more call asks for the limits of resource specs, where jobs are going to run.
  package var asksForSpecs = true
  /// The present, in milliseconds since 1970.
  package var createTime: Int
  /// The most calls at once.
  package var width = 4

  package init(target: PlanTarget, jobs: [DesiredJob], createTime: Int) {
    self.target = target
    self.jobs = jobs
    self.createTime = createTime
  }
}
