import Digests
import DocumentModel

// What creating a job and creating a version have in common.
extension Operation {
  /// Reads and checks `config`.
  func config(_ fields: FieldReader) throws(ServiceFailure) -> (config: TrainingConfig, sent: JSONValue) {
    let reader = try fields.required("config", fields.object("config"))
    let config = try TrainingConfig(reader)
    try ConfigRules(settings: settings, prefix: "config.").check(config)
    return (config, fields.value("config") ?? .null)
  }

  /// - Throws: `ModelArts.2604` where a version of another job that has not ended writes to the same folder,
  ///   `ModelArts.0106` where too many versions are on their way.
  func checkActive(_ config: TrainingConfig, of job: Int?) throws(ServiceFailure) {
    if let output = config.trainURL {
      let other = try state.value(
        """
        SELECT jobs.name FROM versions JOIN jobs ON jobs.id = versions.job
        WHERE versions.output = ?1 AND versions.ends > ?2 AND jobs.project = ?3 AND jobs.id IS NOT ?4
        """, [.text(output), .integer(now), .text(project), SQLValue(job)])
      if let name = other.text {
        throw .service("ModelArts.2604", "config.train_url '\(output)' is in use by the running job \(name).")
      }
    }
    let active =
      try state.value(
        "SELECT count(*) FROM versions JOIN jobs ON jobs.id = versions.job WHERE versions.ends > ?1 AND jobs.project = ?2",
        [.integer(now), .text(project)]
      ).integer ?? 0
    guard active < settings.limits.active else {
      throw .service("ModelArts.0106", "Too many training jobs are running: the quota is \(settings.limits.active).")
    }
  }

  /// Makes the next version of a job.
  func insertVersion(
    of job: Int, previous: Int?, config: TrainingConfig, sent: JSONValue
  ) throws(ServiceFailure) -> VersionRecord {
    try state.rows("UPDATE jobs SET numbers = numbers + 1 WHERE id = ?1", [.integer(job)])
    let number = try state.value("SELECT numbers FROM jobs WHERE id = ?1", [.integer(job)]).integer ?? 1
    let course = try course(of: config)
    let resource = "job" + SHA256.hexadecimalDigest(of: Array("\(project)/\(job)/\(number)".utf8)).prefix(8)
    let id = try state.insert(
      """
      INSERT INTO versions (job, number, previous, resource, created, config, course, ends, output, image)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """,
      [
        .integer(job), .integer(number), SQLValue(previous), .text(resource), .integer(now),
        .text(String(decoding: sent.json, as: UTF8.self)), .text(course.text), .integer(course.end),
        SQLValue(config.trainURL), SQLValue(config.imageURL),
      ])
    return try version(of: job, id)
  }

  /// The way that a new version will go.
  private func course(of config: TrainingConfig) throws(ServiceFailure) -> Course {
    func value(_ label: String) -> TrainingConfig.Parameter? { config.parameters?.last { $0.label == label } }
    let scripted = value(EmulatorOutcome.parameterLabel)?.value.flatMap { EmulatorOutcome(rawValue: $0) }
    var isReviewed = false
    if let image = config.imageURL {
      isReviewed =
        try state.value(
          "SELECT 1 FROM versions JOIN jobs ON jobs.id = versions.job WHERE image = ?1 AND jobs.project = ?2 LIMIT 1",
          [.text(image), .text(project)]) == .null
    }
    return Course(
      from: now, life: settings.life, run: value(EmulatorOutcome.secondsLabel)?.runMilliseconds,
      outcome: outcome ?? scripted ?? .completed, isReviewed: isReviewed,
      isSoldOut: config.poolID == nil && settings.effectiveCatalog.spec(of: config)?.isSoldOut == true)
  }

  private func version(of job: Int, _ id: Int) throws(ServiceFailure) -> VersionRecord {
    guard let row = try state.rows("SELECT \(VersionRecord.columns) FROM versions WHERE id = ?1", [.integer(id)]).first
    else { throw .internalError("the version \(id) was not made") }
    return try VersionRecord(row)
  }

  /// What creating answers; the version's members are left out where there is none.
  func created(
    job: Int, name: String, created: Int, version: VersionRecord?, showsResource: Bool
  ) -> JSONValue {
    func number(_ value: Int) -> JSONValue { has(.numbersAsText) ? .string(String(value)) : .integer(value) }
    var answer: JSONValue = ["is_success": true]
    answer["job_id"] = number(job)
    answer["job_name"] = .string(name)
    answer["status"] = number(version?.course.status(at: now) ?? 1)
    answer["create_time"] = number(settings.shown(time: created))
    if let version {
      answer["version_id"] = number(version.id)
      answer["version_name"] = .string(version.name)
      if showsResource { answer["resource_id"] = .string(version.resource) }
    }
    return answer
  }
}
