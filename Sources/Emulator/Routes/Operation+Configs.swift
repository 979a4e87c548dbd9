import DocumentModel

// Saved parameter sets; their name is their key.
extension Operation {
  /// POST /training-job-configs
  func createConfig() throws(ServiceFailure) -> JSONValue {
    let fields = try fields()
    let name = try fields.identifier("config_name")
    try checkConfig(fields)
    let made = try state.change(
      "INSERT OR IGNORE INTO configs (project, name, config, created) VALUES (?1, ?2, ?3, ?4)",
      [.text(project), .text(name), .text(String(decoding: body.json, as: UTF8.self)), .integer(now)])
    guard made == 1 else { throw .service("ModelArts.0103", "Config name:\(name) is existed") }
    return Self.success
  }

  /// PUT /training-job-configs/{config_name}: replaces all of it.
  func updateConfig() throws(ServiceFailure) -> JSONValue {
    let name = configName
    try checkConfig(fields())
    var content = body
    content["config_name"] = .string(name)
    let changed = try state.change(
      "UPDATE configs SET config = ?1 WHERE project = ?2 AND name = ?3",
      [.text(String(decoding: content.json, as: UTF8.self)), .text(project), .text(name)])
    guard changed == 1 else { throw .missing("Config \(name)") }
    return Self.success
  }

  /// DELETE /training-job-configs/{config_name}
  func deleteConfig() throws(ServiceFailure) -> JSONValue {
    let changed = try state.change(
      "DELETE FROM configs WHERE project = ?1 AND name = ?2", [.text(project), .text(configName)])
    guard changed == 1 else { throw .missing("Config \(configName)") }
    return Self.success
  }

  /// GET /training-job-configs
  func listConfigs() throws(ServiceFailure) -> JSONValue {
    let size = try query.integer("per_page", default: 10, in: 1...1000)
    let page = try query.integer("page", default: 1, in: 1...65_535)
    let sorting = try query.choice("sortBy", default: "config_name", of: ["config_name", "config_desc", "create_time"])
    let isDescending = try query.isDescending(default: "desc")
    let search = try query.searchContent()?.lowercased()
    var entries: [(name: String, content: JSONValue, created: Int)] = []
    // The service has samples of its own; here are none.
    if try query.choice("config_type", default: "custom", of: ["custom", "sample"]) == "custom" {
      entries = try configs()
    }
    entries = entries.filter { entry in search.map { entry.name.lowercased().contains($0) } ?? true }
    entries.sort { a, b in
      switch sorting {
      case "create_time": (a.created, a.name) < (b.created, b.name)
      case "config_desc":
        (a.content["config_desc"]?.string ?? "").utf8
          .lexicographicallyPrecedes((b.content["config_desc"]?.string ?? "").utf8)
      default: a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
      }
    }
    if isDescending { entries.reverse() }
    let shown = entries.dropFirst(min((page - 1) * size, entries.count)).prefix(size)
    var views: [JSONValue] = []
    for entry in shown { views.append(try summary(entry.name, entry.content, entry.created)) }
    return ["is_success": true, "config_total_count": .integer(entries.count), "configs": .array(views)]
  }

  /// GET /training-job-configs/{config_name}
  func getConfig() throws(ServiceFailure) -> JSONValue {
    _ = try query.choice("config_type", default: "custom", of: ["custom", "sample"])
    guard let entry = try configs().first(where: { $0.name.utf8.elementsEqual(configName.utf8) }) else {
      throw .missing("Config \(configName)")
    }
    return try details(entry.name, entry.content, entry.created)
  }

  private var configName: String { parameters["config_name"] ?? "" }

  private func checkConfig(_ fields: FieldReader) throws(ServiceFailure) {
    _ = try fields.description("config_desc")
    try ConfigRules(settings: settings, prefix: "").check(TrainingConfig(fields))
  }

  private func configs() throws(ServiceFailure) -> [(name: String, content: JSONValue, created: Int)] {
    try state.rows("SELECT name, config, created FROM configs WHERE project = ?1", [.text(project)]).compactMap { row in
      guard let name = row[0].text, let text = row[1].text, let content = try? JSONValue(json: Array(text.utf8)),
        let created = row[2].integer
      else { return nil }
      return (name, content, created)
    }
  }

  private func fill(_ content: JSONValue) throws(ServiceFailure) -> Backfill {
    Backfill(config: try TrainingConfig(FieldReader(content, at: "")), catalog: settings.effectiveCatalog)
  }

  private func summary(_ name: String, _ content: JSONValue, _ created: Int) throws(ServiceFailure) -> JSONValue {
    let fill = try fill(content)
    return [
      "config_name": .string(name), "config_desc": content["config_desc"] ?? "",
      "create_time": .integer(settings.shown(time: created)), "engine_type": JSONValue(fill.engine?.type),
      "engine_name": JSONValue(fill.engine?.name), "engine_id": JSONValue(fill.engine?.id),
      "engine_version": JSONValue(fill.engine?.version), "user_image_url": JSONValue(fill.config.imageURL),
      "user_command": JSONValue(fill.config.command),
    ]
  }

  /// All that was sent, and what the service adds; unlike a version, without a public pool.
  private func details(_ name: String, _ content: JSONValue, _ created: Int) throws(ServiceFailure) -> JSONValue {
    let fill = try fill(content)
    let config = fill.config
    let spec = fill.spec
    var answer = try summary(name, content, created)
    answer["is_success"] = true
    answer["worker_server_num"] = .integer(config.nodeCount)
    answer["app_url"] = JSONValue(config.appURL)
    answer["boot_file_url"] = JSONValue(config.bootFileURL)
    answer["model_id"] = JSONValue(config.modelID)
    answer["parameter"] = fill.parameters
    answer["spec_id"] = JSONValue(spec?.id)
    answer["data_url"] = JSONValue(config.dataURL)
    answer["dataset_id"] = JSONValue(config.datasetID)
    answer["dataset_version_id"] = JSONValue(config.datasetVersionID)
    answer["dataset_name"] = JSONValue(fill.datasetName)
    answer["dataset_version_name"] = JSONValue(fill.datasetVersionName)
    answer["data_source"] = fill.dataSource
    answer["train_url"] = JSONValue(config.trainURL)
    answer["log_url"] = JSONValue(config.logURL)
    answer["spec_code"] = JSONValue(spec?.code)
    answer["core"] = JSONValue(spec?.core)
    answer["cpu"] = JSONValue(spec?.cpu)
    answer["gpu_num"] = JSONValue(spec?.gpuCount)
    answer["gpu_type"] = JSONValue(spec?.gpuType)
    answer["pool_id"] = JSONValue(config.poolID)
    answer["pool_name"] = JSONValue(config.poolID.flatMap { _ in fill.pool?.name })
    answer["volumes"] = fill.volumes
    answer["nas_type"] = JSONValue(config.nasType)
    answer["nas_share_addr"] = JSONValue(config.nasAddress)
    answer["nas_mount_path"] = JSONValue(config.nasMountPath)
    return answer
  }
}
