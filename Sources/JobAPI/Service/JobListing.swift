/// The jobs of one workspace: all pages of `GET /training-jobs` together.
package struct JobListing: Sendable {
  /// Each job once, in the order the service gave them.
  package var jobs: [JobSummary]
  /// How many more jobs may be created (`job_count_limit`); nil where the service does not say.
  package var remaining: Int?
  /// `quotas`: the limit of jobs that run at once, or of jobs; editions of the reference disagree.
  package var quota: Int?

  package init(jobs: [JobSummary], remaining: Int? = nil, quota: Int? = nil) {
    self.jobs = jobs
    self.remaining = remaining
    self.quota = quota
  }
}

/// A job as the list shows it: everything but its configuration.
package struct JobSummary: Sendable, Equatable {
  package var id: Int
  package var name: String
  /// `job_desc`; nil for null, the empty text and absence, which are the same.
  package var description: String?
  /// `version_id`, the newest version; nil where the job has none (`create_version: false`).
  package var versionID: Int?
  package var versionCount: Int?
  /// Of that version.
  package var status: JobStatus
  /// Milliseconds since 1970.
  package var createTime: Int?
  /// Milliseconds.
  package var duration: Int?

  package init(
    id: Int, name: String, description: String? = nil, versionID: Int? = nil, versionCount: Int? = nil,
    status: JobStatus, createTime: Int? = nil, duration: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.versionID = versionID
    self.versionCount = versionCount
    self.status = status
    self.createTime = createTime
    self.duration = duration
  }
}
