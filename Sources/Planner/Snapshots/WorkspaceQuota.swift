/// What the service lets a workspace have, as far as it says so.
package struct WorkspaceQuota: Sendable, Equatable {
  package var workspace: String
  /// `job_count_limit`: how many more jobs may be created.
  package var remainingJobs: Int?
  /// `quotas`: of jobs that run at once, or of jobs; editions of the reference disagree.
  package var quota: Int?

  package init(workspace: String, remainingJobs: Int?, quota: Int?) {
    self.workspace = workspace
    self.remainingJobs = remainingJobs
    self.quota = quota
  }
}
