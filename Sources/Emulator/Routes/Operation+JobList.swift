import DocumentModel

// Listing jobs.
extension Operation {
  /// One job of the list with its latest version.
  private struct Entry {
    let job: JobRecord
    let version: (id: Int, course: Course)?
    let versionCount: Int

    func status(at now: Int) -> Int { version?.course.status(at: now) ?? 1 }
    func duration(at now: Int) -> Int { version?.course.duration(at: now) ?? 0 }
  }

  private enum Key {
    case text(String)
    case number(Int)

    static func < (a: Key, b: Key) -> Bool {
      switch (a, b) {
      case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
      case (.number(let a), .number(let b)): a < b
      default: false
      }
    }
  }

  /// GET /training-jobs (querying a training job list)
  func listJobs() throws(ServiceFailure) -> JSONValue {
    let size = try query.integer("per_page", default: 10, in: 1...1000)
    let page = try query.integer("page", default: 1, in: 1...65_535)
    let sorting = try query.choice(
      "sortBy", default: "job_name",
      of: ["job_name", "job_desc", "status", "duration", "version_count", "create_time", "engine_type"])
    let isDescending = try query.isDescending(default: has(.orderDescending) ? "desc" : "asc")
    let statuses = try self.statuses()
    let workspace = query.text("workspace_id") ?? "0"
    try checkWorkspace(workspace)

    var entries = try self.entries(in: workspace, named: query.searchContent())
    let jobCount = try state.value("SELECT count(*) FROM jobs WHERE project = ?1", [.text(project)]).integer ?? 0
    if let statuses { entries = entries.filter { statuses.contains($0.status(at: now)) } }
    // Jobs that are equal by the key stand in the order of their ids, whichever way.
    let keyed = entries.map { ($0, key($0, sorting)) }.sorted { a, b in
      if a.1 < b.1 { return !isDescending }
      if b.1 < a.1 { return isDescending }
      return a.0.job.id < b.0.job.id
    }
    let shown = keyed.dropFirst(min((page - 1) * size, keyed.count)).prefix(size)
    return [
      "is_success": true, "quotas": .integer(settings.limits.active), "job_total_count": .integer(entries.count),
      "job_count_limit": .integer(max(0, settings.limits.jobs - jobCount)),
      "jobs": .array(shown.map { view($0.0) }),
    ]
  }

  /// The statuses asked for, which may be joined by vertical bars; nil is all.
  func statuses() throws(ServiceFailure) -> Set<Int>? {
    let texts = query.list("status")
    guard !texts.isEmpty else { return nil }
    var statuses: Set<Int> = []
    for text in texts {
      guard let status = Int(text) else { throw .invalidArgument("status must be an integer, not '\(text)'.") }
      statuses.insert(status)
    }
    return statuses
  }

  private func entries(in workspace: String, named search: String?) throws(ServiceFailure) -> [Entry] {
    let columns = JobRecord.columns.split(separator: ", ").map { "jobs.\($0)" }.joined(separator: ", ")
    // With max(), SQLite takes the other columns from the row that has it.
    let rows = try state.rows(
      """
      SELECT \(columns), max(versions.id), versions.course, count(versions.id)
      FROM jobs LEFT JOIN versions ON versions.job = jobs.id AND ifnull(versions.gone, ?3) >= ?3
      WHERE jobs.project = ?1 AND jobs.workspace = ?2 AND ifnull(jobs.gone, ?3) >= ?3
      GROUP BY jobs.id
      """, [.text(project), .text(workspace), .integer(now + 1)])
    var entries: [Entry] = []
    for row in rows {
      let job = try JobRecord(row)
      if let search, !contains(job.name, search) { continue }
      let course = row[9].text.flatMap { Course($0) }
      let version = row[8].integer.flatMap { id in course.map { (id, $0) } }
      entries.append(Entry(job: job, version: version, versionCount: row[10].integer ?? 0))
    }
    return entries
  }

  private func contains(_ name: String, _ search: String) -> Bool {
    func folded(_ text: String) -> [UInt8] {
      guard !has(.exactSearchCase) else { return Array(text.utf8) }
      return text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }
    let (name, search) = (folded(name), folded(search))
    guard search.count <= name.count else { return false }
    return (0...(name.count - search.count)).contains { name[$0..<($0 + search.count)].elementsEqual(search) }
  }

  private func key(_ entry: Entry, _ sorting: String) -> Key {
    switch sorting {
    case "job_desc": .text(entry.job.description ?? "")
    case "status": .number(entry.status(at: now))
    case "duration": .number(entry.duration(at: now))
    case "version_count": .number(entry.versionCount)
    case "create_time": .number(settings.shown(time: entry.job.created))
    default: .text(entry.job.name)
    }
  }

  private func view(_ entry: Entry) -> JSONValue {
    let status = entry.status(at: now)
    return [
      "job_id": .integer(entry.job.id), "job_name": .string(entry.job.name),
      "version_id": JSONValue(entry.version?.id),
      "status": .integer(status == Course.running && has(.unknownStatus) ? 97 : status),
      "create_time": .integer(settings.shown(time: entry.job.created)),
      "duration": .integer(entry.duration(at: now)), "job_desc": settings.shown(description: entry.job.description),
      "version_count": .integer(entry.versionCount), "user": ["name": .string(entry.job.owner)],
    ]
  }
}
