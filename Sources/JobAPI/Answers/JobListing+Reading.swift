import DocumentModel

/// One page of the list of jobs (*query a training job list*).
package struct JobPage: Sendable, Equatable {
  package var jobs: [JobSummary]
  /// `job_total_count`: over all pages; nil where the service does not say.
  package var total: Int?
  package var remaining: Int?
  package var quota: Int?

  /// - Throws: `unreadable` where there is no list, or a job in it without id or name.
  package init(_ answer: JSONValue) throws(AnswerError) {
    guard case .array(let items) = answer["jobs"] else { throw .unreadable("the answer has no \"jobs\"") }
    var jobs: [JobSummary] = []
    for item in items { jobs.append(try JobSummary(item)) }
    self.jobs = jobs
    total = answer["job_total_count"]?.wholeNumber
    remaining = answer["job_count_limit"]?.wholeNumber
    quota = answer["quotas"]?.wholeNumber
  }
}

extension JobSummary {
  /// Reads an entry of `jobs`.
  package init(_ answer: JSONValue) throws(AnswerError) {
    guard let id = answer["job_id"]?.wholeNumber else { throw .unreadable("a job of the list has no \"job_id\"") }
    guard let name = answer["job_name"]?.string else {
      throw .unreadable("the job \(id) of the list has no \"job_name\"")
    }
    self.init(
      id: id, name: name, description: answer["job_desc"]?.nonEmptyString,
      versionID: answer["version_id"]?.wholeNumber.flatMap { $0 > 0 ? $0 : nil },
      versionCount: answer["version_count"]?.wholeNumber, status: JobStatus(answer["status"]?.wholeNumber ?? 0),
      createTime: answer["create_time"]?.wholeNumber, duration: answer["duration"]?.wholeNumber)
  }
}
