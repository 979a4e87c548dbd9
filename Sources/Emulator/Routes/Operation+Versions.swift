import DocumentModel

// Versions of a job.
extension Operation {
  /// POST /training-jobs/{job_id}/versions (creating a version of a training job)
  ///
  /// A version has no volumes and no `create_version`: they are ignored as unknown fields are.
  func createVersion() throws(ServiceFailure) -> JSONValue {
    let fields = try fields()
    let description = try fields.description("job_desc")
    var (config, sent) = try config(fields)
    config.volumes = nil
    sent["volumes"] = nil
    let job = try job()
    if job.gone != nil { throw .forbiddenInState("Job \(job.id) is being deleted.") }
    let previous = try self.previous(of: job, fields)
    try checkActive(config, of: job.id)
    let version = try insertVersion(of: job.id, previous: previous, config: config, sent: sent)
    if let description {
      try state.rows("UPDATE jobs SET description = ?1 WHERE id = ?2", [.text(description), .integer(job.id)])
    }
    return created(job: job.id, name: job.name, created: now, version: version, showsResource: false)
  }

  /// `config.pre_version_id`, which must be one of the job's versions; a job without any has none to name.
  private func previous(of job: JobRecord, _ fields: FieldReader) throws(ServiceFailure) -> Int? {
    guard let config = try fields.object("config") else { return nil }
    guard let id = try config.integer("pre_version_id") else {
      guard try versions(of: job).isEmpty else { throw .parameterError("config.pre_version_id is missing.") }
      return nil
    }
    return try version(of: job, id: String(id)).id
  }

  /// GET /training-jobs/{job_id}/versions (obtaining training job versions)
  func listVersions() throws(ServiceFailure) -> JSONValue {
    let size = try query.integer("per_page", default: 10, in: 1...1000)
    // Page 0, the default, is all versions.
    let page = try query.integer("page", default: 0, in: 0...65_535)
    let job = try job()
    let versions = try versions(of: job)
    let shown = page == 0 ? versions[...] : versions.dropFirst(min((page - 1) * size, versions.count)).prefix(size)
    return [
      "is_success": true, "job_id": .integer(job.id), "job_name": .string(job.name),
      "job_desc": settings.shown(description: job.description), "version_count": .integer(versions.count),
      "versions": .array(shown.map { view($0).json(isListed: true) }),
    ]
  }

  /// GET /training-jobs/{job_id}/versions/{version_id} (querying the details about a training job version)
  func getVersion() throws(ServiceFailure) -> JSONValue {
    let job = try job()
    let answer: JSONValue = [
      "is_success": true, "job_id": .integer(job.id), "job_name": .string(job.name),
      "job_desc": settings.shown(description: job.description),
    ]
    return .object(answer.members + view(try version(of: job)).json(isListed: false).members)
  }

  private func view(_ version: VersionRecord) -> VersionView {
    VersionView(version: version, settings: settings, now: now)
  }

  /// POST /training-jobs/{job_id}/versions/{version_id}/stop (stopping a training job): 9, then 12.
  func stopVersion() throws(ServiceFailure) -> JSONValue {
    let version = try version(of: job())
    let status = version.course.status(at: now)
    if version.course.hasEnded(at: now) {
      throw .forbiddenInState("Version \(version.id) cannot be stopped: it has ended with status \(status).")
    }
    if version.course.isStopping(at: now) { throw .alreadySo("Version \(version.id) is being stopped already.") }
    if has(.strictStop), status != Course.running {
      throw .forbiddenInState("Version \(version.id) cannot be stopped in status \(status): it does not run.")
    }
    var course = version.course
    course.stop(at: now, duration: settings.life.stop)
    try state.rows(
      "UPDATE versions SET course = ?1, ends = ?2 WHERE id = ?3",
      [.text(course.text), .integer(course.end), .integer(version.id)])
    return Self.success
  }

  /// DELETE /training-jobs/{job_id}/versions/{version_id} (deleting a version of a training job)
  ///
  /// The job stays, without versions if this was its last.
  func deleteVersion() throws(ServiceFailure) -> JSONValue {
    let version = try version(of: job())
    let gone = try state.value("SELECT gone FROM versions WHERE id = ?1", [.integer(version.id)])
    if gone != .null { throw .alreadySo("Version \(version.id) is being deleted already.") }
    if let end = deletionEnd {
      try state.rows("UPDATE versions SET gone = ?1 WHERE id = ?2", [.integer(end), .integer(version.id)])
    } else {
      try state.rows("DELETE FROM versions WHERE id = ?1", [.integer(version.id)])
    }
    return Self.success
  }
}
