import DocumentModel

// Creating, describing and deleting jobs.
extension Operation {
  /// POST /training-jobs (creating a training job)
  func createJob() throws(ServiceFailure) -> JSONValue {
    let fields = try fields()
    let name = try fields.identifier("job_name")
    let description = try fields.description("job_desc")
    let workspace = try fields.text("workspace_id") ?? "0"
    let (config, sent) = try config(fields)
    try checkWorkspace(workspace)
    try removeGone()
    try checkName(name, in: workspace)
    let count = try state.value("SELECT count(*) FROM jobs WHERE project = ?1", [.text(project)]).integer ?? 0
    guard count < settings.limits.jobs else {
      throw .service("ModelArts.0106", "Too many training jobs were created: the quota is \(settings.limits.jobs).")
    }
    if config.createsVersion { try checkActive(config, of: nil) }
    if has(.largeIDs) { try enlargeIDs() }
    let id = try state.insert(
      """
      INSERT INTO jobs (project, workspace, name, description, owner, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """,
      [.text(project), .text(workspace), .text(name), SQLValue(description), .text(caller.name), .integer(now)])
    let version =
      config.createsVersion
      ? try insertVersion(of: id, previous: nil, config: config, sent: sent) : nil
    return created(job: id, name: name, created: now, version: version, showsResource: true)
  }

  /// - Throws: `ModelArts.0103` where a job of the workspace has the name.
  private func checkName(_ name: String, in workspace: String) throws(ServiceFailure) {
    let existing = try state.value(
      "SELECT id FROM jobs WHERE project = ?1 AND workspace = ?2 AND name = ?3",
      [.text(project), .text(workspace), .text(name)])
    guard existing == .null else { throw .service("ModelArts.0103", "Job name:\(name) is existed") }
  }

  private func enlargeIDs() throws(ServiceFailure) {
    try state.rows("UPDATE sqlite_sequence SET seq = max(seq, ?1 + rowid * 1000000)", [.integer(1 << 53)])
  }

  /// PUT /training-jobs/{job_id} (modifying the description of a training job)
  func describeJob() throws(ServiceFailure) -> JSONValue {
    let fields = try fields()
    let description = try fields.required("job_desc", fields.description("job_desc"))
    let job = try job()
    try state.rows(
      "UPDATE jobs SET description = ?1 WHERE id = ?2", [.text(description), .integer(job.id)])
    return Self.success
  }

  /// DELETE /training-jobs/{job_id} (deleting a training job): all its versions, in whatever status.
  func deleteJob() throws(ServiceFailure) -> JSONValue {
    let job = try job()
    if job.gone != nil { throw .alreadySo("Job \(job.id) is being deleted already.") }
    if has(.strictDelete), let latest = try versions(of: job).last {
      let status = latest.course.status(at: now)
      guard [7, 8, 10, 11, 12, 13].contains(status) else {
        throw .forbiddenInState("Job \(job.id) cannot be deleted in status \(status).")
      }
    }
    if let end = deletionEnd {
      try state.rows("UPDATE jobs SET gone = ?1 WHERE id = ?2", [.integer(end), .integer(job.id)])
    } else {
      try state.rows("DELETE FROM jobs WHERE id = ?1", [.integer(job.id)])
    }
    return Self.success
  }
}
