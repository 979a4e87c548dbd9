import DocumentModel

/// A version of a job with its configuration: an entry of `GET …/versions`, or the answer of `GET …/versions/{id}`.
package struct JobVersion: Sendable, Equatable {
  package var jobID: Int
  package var jobName: String
  /// `job_desc` of the job; nil for null, the empty text and absence.
  package var jobDescription: String?
  package var id: Int
  /// `V0001`; nil where the service leaves it out.
  package var name: String?
  package var status: JobStatus
  /// Milliseconds since 1970.
  package var createTime: Int?
  package var startTime: Int?
  /// Milliseconds.
  package var duration: Int?
  /// All that the service said of the version, for whoever compares it with a request; an object.
  package var details: JSONValue

  package init(
    jobID: Int, jobName: String, jobDescription: String? = nil, id: Int, name: String? = nil, status: JobStatus,
    createTime: Int? = nil, startTime: Int? = nil, duration: Int? = nil, details: JSONValue
  ) {
    self.jobID = jobID
    self.jobName = jobName
    self.jobDescription = jobDescription
    self.id = id
    self.name = name
    self.status = status
    self.createTime = createTime
    self.startTime = startTime
    self.duration = duration
    self.details = details
  }
}

/// What the service says of a version that it has just accepted, or that was found to be accepted.
package struct SubmittedVersion: Sendable, Equatable {
  package var jobID: Int
  /// Nil for a job made without a version.
  package var versionID: Int?
  package var versionName: String?
  package var status: JobStatus

  package init(jobID: Int, versionID: Int?, versionName: String?, status: JobStatus) {
    self.jobID = jobID
    self.versionID = versionID
    self.versionName = versionName
    self.status = status
  }
}
