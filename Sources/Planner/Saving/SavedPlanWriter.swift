import DocumentModel

/// Plans as JSON values. What is nil has no member, so that a JSON null is one.
enum SavedPlanWriter {
  static func value(of plan: Plan) -> JSONValue {
    object([
      ("environment", .string(plan.target.environment)), ("endpoint", .string(plan.target.endpoint)),
      ("region", text(plan.target.region)), ("project_id", .string(plan.target.project)),
      ("create_time", .integer(plan.createTime)),
      ("inputs", list(plan.inputs) { ["path": .string($0.path), "digest": .string($0.digest)] }),
      ("steps", list(plan.steps, value)),
      (
        "quotas",
        list(plan.quotas) { quota in
          object([
            ("workspace_id", .string(quota.workspace)), ("remaining_jobs", number(quota.remainingJobs)),
            ("quota", number(quota.quota)),
          ])
        }
      ),
      ("warnings", list(plan.warnings) { .string($0) }),
    ])
  }

  private static func value(of step: PlanStep) -> JSONValue {
    object([
      ("action", .string(step.action.rawValue)), ("job_name", .string(step.job.name)),
      ("workspace_id", .string(step.job.workspace)), ("reason", .string(step.reason)),
      ("obstacle", text(step.obstacle)),
      ("notes", list(step.notes) { .string($0) }), ("changes", list(step.changes, value)),
      ("source", step.source.map(value)), ("live", step.seen.map(value)), ("body", step.body),
      ("secrets", list(step.secrets, value)),
      (
        "places",
        .object(
          step.places.places.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { .init($0.key, place($0.value)) })
      ),
    ])
  }

  private static func value(of change: PlannedChange) -> JSONValue {
    object([
      ("path", .string(change.path)), ("pointer", .string(change.pointer)), ("kind", .string(change.kind.rawValue)),
      ("old", change.old), ("new", change.new), ("is_old_concealed", .boolean(change.isOldConcealed)),
      ("place", change.place.map(place)),
    ])
  }

  private static func value(of source: JobSource) -> JSONValue {
    object([
      ("file", .string(source.file)), ("document", .integer(source.document)),
      ("cell", source.cell.map { cell in list(cell) { ["axis": .string($0.name), "value": .string($0.value)] } }),
    ])
  }

  private static func value(of live: LiveState) -> JSONValue {
    object([
      ("job_id", .integer(live.jobID)), ("version_id", number(live.versionID)),
      ("version_name", text(live.versionName)), ("version_count", number(live.versionCount)),
      ("description_digest", .string(live.descriptionDigest)), ("status", .integer(live.status.code)),
    ])
  }

  private static func value(of use: SecretUse) -> JSONValue {
    object([
      ("pointer", .string(use.pointer)), ("name", .string(use.name)),
      ("environment_variable", text(use.environmentVariable)),
    ])
  }

  /// The file may hold a colon, so that the three stand apart.
  private static func place(_ place: ManifestPlace) -> JSONValue {
    [.string(place.file), .integer(place.line), .integer(place.column)]
  }

  private static func object(_ members: [(name: String, value: JSONValue?)]) -> JSONValue {
    .object(members.compactMap { member in member.value.map { .init(member.name, $0) } })
  }

  private static func list<Item>(_ items: [Item], _ value: (Item) -> JSONValue) -> JSONValue {
    .array(items.map(value))
  }

  private static func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }

  private static func number(_ number: Int?) -> JSONValue? { number.map { .integer($0) } }
}
