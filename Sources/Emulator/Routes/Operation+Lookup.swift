import DocumentModel

// Finding jobs and versions that exist now.
extension Operation {
  /// The body as an object.
  func fields() throws(ServiceFailure) -> FieldReader { try FieldReader(body, at: "") }

  /// The job that the path names.
  ///
  /// - Throws: `ModelArts.0102` where there is none in this project, or no more.
  func job() throws(ServiceFailure) -> JobRecord {
    let text = parameters["job_id"] ?? ""
    let row = try Int(text).flatMap { id throws(ServiceFailure) in
      try state.rows(
        "SELECT \(JobRecord.columns) FROM jobs WHERE id = ?1 AND project = ?2 AND ifnull(gone, ?3) >= ?3",
        [.integer(id), .text(project), .integer(now + 1)]
      ).first
    }
    guard let row else { throw .missing("Job \(text)") }
    return try JobRecord(row)
  }

  /// The version of a job that the path names.
  func version(of job: JobRecord) throws(ServiceFailure) -> VersionRecord {
    try version(of: job, id: parameters["version_id"] ?? "")
  }

  func version(of job: JobRecord, id text: String) throws(ServiceFailure) -> VersionRecord {
    let row = try Int(text).flatMap { id throws(ServiceFailure) in
      try state.rows(
        """
        SELECT \(VersionRecord.columns) FROM versions
        WHERE id = ?1 AND job = ?2 AND ifnull(gone, ?3) >= ?3
        """, [.integer(id), .integer(job.id), .integer(now + 1)]
      ).first
    }
    guard let row else { throw .missing("Version \(text) of job \(job.id)") }
    return try VersionRecord(row)
  }

  /// All versions of a job, the oldest first.
  func versions(of job: JobRecord) throws(ServiceFailure) -> [VersionRecord] {
    var versions: [VersionRecord] = []
    for row in try state.rows(
      "SELECT \(VersionRecord.columns) FROM versions WHERE job = ?1 AND ifnull(gone, ?2) >= ?2 ORDER BY id",
      [.integer(job.id), .integer(now + 1)])
    {
      versions.append(try VersionRecord(row))
    }
    return versions
  }

  /// A column's `gone` at the end of a delete; nil where the row goes at once.
  var deletionEnd: Int? {
    let delay = has(.slowDelete) && settings.life.deletion == 0 ? 5_000 : settings.life.deletion
    return delay == 0 ? nil : now + delay
  }

  /// Deletes rows whose time has come, so that their names are free again.
  func removeGone() throws(ServiceFailure) {
    try state.rows("DELETE FROM versions WHERE gone <= ?1", [.integer(now)])
    try state.rows("DELETE FROM jobs WHERE gone <= ?1", [.integer(now)])
  }

  /// - Throws: `ModelArts.7005` where no such workspace exists.
  func checkWorkspace(_ id: String) throws(ServiceFailure) {
    if id == "0" || settings.workspaces.contains(id) || settings.effectiveCatalog.isOpen { return }
    guard
      try state.value("SELECT 1 FROM workspaces WHERE project = ?1 AND id = ?2", [.text(project), .text(id)]) != .null
    else { throw .service("ModelArts.7005", "The workspace '\(id)' does not exist.") }
  }
}
