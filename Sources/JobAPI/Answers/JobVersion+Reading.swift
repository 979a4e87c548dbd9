import DocumentModel

extension JobVersion {
  /// Reads the answer of *query version details*, where job and version stand side by side.
  ///
  /// - Parameter job: the id asked for, where the answer leaves it out.
  package init(_ answer: JSONValue, ofJob job: Int) throws(AnswerError) {
    try self.init(answer, of: answer, job: job)
  }

  /// The versions of a page of *obtain training job versions*, in their order.
  package static func list(_ answer: JSONValue, ofJob job: Int) throws(AnswerError) -> [JobVersion] {
    guard case .array(let items) = answer["versions"] else { throw .unreadable("the answer has no \"versions\"") }
    var versions: [JobVersion] = []
    for item in items { versions.append(try JobVersion(item, of: answer, job: job)) }
    return versions
  }

  private init(_ version: JSONValue, of answer: JSONValue, job: Int) throws(AnswerError) {
    guard let id = version["version_id"]?.wholeNumber else {
      throw .unreadable("a version of the job \(job) has no \"version_id\"")
    }
    guard let name = answer["job_name"]?.string else {
      throw .unreadable("the answer about the job \(job) has no \"job_name\"")
    }
    var details = version
    details["is_success"] = nil
    self.init(
      jobID: answer["job_id"]?.wholeNumber ?? job, jobName: name,
      jobDescription: answer["job_desc"]?.nonEmptyString, id: id, name: version["version_name"]?.nonEmptyString,
      status: JobStatus(version["status"]?.wholeNumber ?? 0), createTime: version["create_time"]?.wholeNumber,
      startTime: version["start_time"]?.wholeNumber, duration: version["duration"]?.wholeNumber, details: details)
  }
}

extension SubmittedVersion {
  /// Reads the answer of *create training job* or *create training job version*.
  ///
  /// - Parameter job: the job that was named; nil where the answer must name the new one.
  package init(_ answer: JSONValue, ofJob job: Int? = nil) throws(AnswerError) {
    guard let id = answer["job_id"]?.wholeNumber ?? job else { throw .unreadable("the answer has no \"job_id\"") }
    self.init(
      jobID: id, versionID: answer["version_id"]?.wholeNumber.flatMap { $0 > 0 ? $0 : nil },
      versionName: answer["version_name"]?.nonEmptyString, status: JobStatus(answer["status"]?.wholeNumber ?? 0))
  }
}
