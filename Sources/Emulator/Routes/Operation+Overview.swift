import DocumentModel

// All versions of a workspace, without their configuration.
extension Operation {
  /// GET /training-jobs/versions (querying the statuses and GPU quantity of all job versions)
  func overview() throws(ServiceFailure) -> JSONValue {
    let offset = try query.integer("offset", default: 0, in: 0...Int.max)
    let limit = try query.integer("limit", default: 20, in: 0...Int.max)
    let sorting = try query.choice(
      "sort_by", default: "create_time", of: ["create_time", "job_desc", "status", "duration", "job_name"])
    let isDescending = try query.isDescending(default: "desc")
    let statuses = try self.statuses()
    let workspace = query.text("workspace_id") ?? "0"
    try checkWorkspace(workspace)
    let pool = query.text("pool_id")

    var entries: [(job: JobRecord, version: VersionRecord)] = []
    let jobs = try state.rows(
      """
      SELECT \(JobRecord.columns) FROM jobs
      WHERE project = ?1 AND workspace = ?2 AND ifnull(gone, ?3) >= ?3 ORDER BY id
      """, [.text(project), .text(workspace), .integer(now + 1)])
    for row in jobs {
      let job = try JobRecord(row)
      for version in try versions(of: job) {
        if let statuses, !statuses.contains(version.course.status(at: now)) { continue }
        if let pool, !isIn(pool, version) { continue }
        entries.append((job, version))
      }
    }
    entries.sort { a, b in
      switch sorting {
      case "job_desc": (a.job.description ?? "").utf8.lexicographicallyPrecedes((b.job.description ?? "").utf8)
      case "job_name": a.job.name.utf8.lexicographicallyPrecedes(b.job.name.utf8)
      case "status": a.version.course.status(at: now) < b.version.course.status(at: now)
      case "duration": a.version.course.duration(at: now) < b.version.course.duration(at: now)
      default: (a.version.created, a.version.id) < (b.version.created, b.version.id)
      }
    }
    if isDescending { entries.reverse() }
    let rest = entries.dropFirst(min(offset, entries.count))
    let shown = limit == 0 ? rest : rest.prefix(limit)
    return [
      "is_success": true, "total_count": .integer(entries.count), "offset": .integer(offset),
      "limit": .integer(limit), "versions": .array(shown.map { view($0.job, $0.version) }),
    ]
  }

  private func isIn(_ pool: String, _ version: VersionRecord) -> Bool {
    fill(version).pool?.id.utf8.elementsEqual(pool.utf8) == true
  }

  private func fill(_ version: VersionRecord) -> Backfill {
    Backfill(config: version.config, catalog: settings.effectiveCatalog)
  }

  private func view(_ job: JobRecord, _ version: VersionRecord) -> JSONValue {
    let fill = fill(version)
    let end = version.course.hasEnded(at: now) ? settings.shown(time: version.course.end) : nil
    let gpus = (fill.spec?.gpuCount ?? 0) * version.config.nodeCount
    return [
      "version_id": .integer(version.id), "version_name": .string(version.name),
      "status": .integer(version.course.status(at: now)),
      "create_time": .integer(settings.shown(time: version.created)),
      "start_time": JSONValue(version.course.start(at: now).map { settings.shown(time: $0) }),
      "end_time": JSONValue(end), "duration": .integer(version.course.duration(at: now)),
      "version_desc": settings.shown(description: job.description), "pool_id": JSONValue(fill.pool?.id),
      "flavor_code": JSONValue(fill.flavorCode), "npu_num": 0, "gpu_num": .integer(gpus),
    ]
  }
}
