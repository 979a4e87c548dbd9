import DocumentModel
import JobAPI

/// Reads what `SavedPlanWriter` writes, and nothing else.
enum SavedPlanReader {
  static func plan(in file: JSONValue) throws(SavedPlanError) -> Plan {
    let plan = try SavedFields(file, at: "").fields("plan")
    let target = PlanTarget(
      environment: try plan.text("environment"), endpoint: try plan.text("endpoint"),
      region: try plan.optionalText("region"), project: try plan.text("project_id"))
    return Plan(
      target: target,
      inputs: try plan.list("inputs") { input throws(SavedPlanError) in
        PlanInput(path: try input.text("path"), digest: try input.text("digest"))
      },
      createTime: try plan.integer("create_time"), steps: try plan.list("steps", step),
      quotas: try plan.list("quotas") { quota throws(SavedPlanError) in
        WorkspaceQuota(
          workspace: try quota.text("workspace_id"), remainingJobs: try quota.optionalInteger("remaining_jobs"),
          quota: try quota.optionalInteger("quota"))
      },
      warnings: try plan.texts("warnings"))
  }

  private static func step(_ saved: SavedFields) throws(SavedPlanError) -> PlanStep {
    guard let action = StepAction(rawValue: try saved.text("action")) else { throw saved.wrong("action") }
    let step = PlanStep(
      job: JobIdentity(name: try saved.text("job_name"), workspace: try saved.text("workspace_id")), action: action,
      reason: try saved.text("reason"), obstacle: try saved.optionalText("obstacle"), notes: try saved.texts("notes"),
      changes: try saved.list("changes", change), source: try saved.optionalFields("source").map(source),
      body: saved.value("body"), secrets: try saved.list("secrets", secret),
      seen: try saved.optionalFields("live").map(live), places: try places(saved))
    // What its action takes.
    let needsBody = action != .none && action != .delete
    if needsBody, step.body == nil { throw saved.wrong("body") }
    if action != .none, action != .create, step.seen == nil { throw saved.wrong("live") }
    return step
  }

  private static func change(_ saved: SavedFields) throws(SavedPlanError) -> PlannedChange {
    guard let kind = PlannedChange.Kind(rawValue: try saved.text("kind")) else { throw saved.wrong("kind") }
    return PlannedChange(
      path: try saved.text("path"), pointer: try saved.text("pointer"), kind: kind, old: saved.value("old"),
      new: saved.value("new"), isOldConcealed: try saved.boolean("is_old_concealed"),
      place: try saved.value("place").map { value throws(SavedPlanError) in try place(value, saved, "place") })
  }

  private static func secret(_ saved: SavedFields) throws(SavedPlanError) -> SecretUse {
    SecretUse(
      pointer: try saved.text("pointer"), name: try saved.text("name"),
      environmentVariable: try saved.optionalText("environment_variable"))
  }

  private static func source(_ saved: SavedFields) throws(SavedPlanError) -> JobSource {
    var source = JobSource(file: try saved.text("file"), document: try saved.integer("document"))
    if saved.value("cell") != nil {
      source.cell = try saved.list("cell") { axis throws(SavedPlanError) in
        JobSource.Axis(try axis.text("axis"), try axis.text("value"))
      }
    }
    return source
  }

  private static func live(_ saved: SavedFields) throws(SavedPlanError) -> LiveState {
    LiveState(
      jobID: try saved.integer("job_id"), versionID: try saved.optionalInteger("version_id"),
      versionName: try saved.optionalText("version_name"), versionCount: try saved.optionalInteger("version_count"),
      descriptionDigest: try saved.text("description_digest"), status: JobStatus(try saved.integer("status")))
  }

  private static func places(_ saved: SavedFields) throws(SavedPlanError) -> FieldPlaces {
    var places: [String: ManifestPlace] = [:]
    for member in try saved.fields("places").members {
      places[member.name] = try place(member.value, saved, "places")
    }
    return FieldPlaces(places)
  }

  private static func place(
    _ value: JSONValue, _ saved: SavedFields, _ name: String
  ) throws(SavedPlanError) -> ManifestPlace {
    let items = value.items
    guard items.count == 3, let file = items[0].string, let line = items[1].integer, let column = items[2].integer
    else { throw saved.wrong(name) }
    return ManifestPlace(file: file, line: line, column: column)
  }
}
