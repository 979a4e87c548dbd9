import DocumentModel

// What the region offers.
extension Operation {
  private var catalog: EmulatorCatalog { settings.effectiveCatalog }

  /// GET /job/resource-specs
  func listSpecs() throws(ServiceFailure) -> JSONValue {
    _ = try query.choice("job_type", default: "train", of: ["train", "inference"])
    let specs = catalog.specs.map { spec -> JSONValue in
      [
        "spec_id": .integer(spec.id), "core": .string(spec.core), "cpu": .string(spec.cpu),
        "gpu_num": .integer(spec.gpuCount), "gpu_type": .string(spec.gpuType), "spec_code": .string(spec.code),
        "unit_num": 1, "max_num": .integer(spec.maximumNodes), "storage": "", "interface_type": 1,
        "no_resource": .boolean(spec.isSoldOut),
      ]
    }
    return ["is_success": true, "spec_total_count": .integer(specs.count), "specs": .array(specs)]
  }

  /// GET /job/ai-engines
  func listEngines() -> JSONValue {
    let engines = catalog.engines.map { engine -> JSONValue in
      [
        "engine_type": .integer(engine.type), "engine_name": .string(engine.name), "engine_id": .integer(engine.id),
        "engine_version": .string(engine.version),
      ]
    }
    return ["is_success": true, "engines": .array(engines)]
  }

  /// GET /built-in-algorithms
  func listModels() throws(ServiceFailure) -> JSONValue {
    let size = try query.integer("per_page", default: 10, in: 1...100)
    let page = try query.integer("page", default: 1, in: 1...65_535)
    let sorting = try query.choice(
      "sortBy", default: "engine",
      of: ["engine", "model_name", "model_usage", "model_precision", "model_size", "create_time", "parameter"])
    let isDescending = try query.isDescending(default: "desc")
    let search = try query.searchContent()?.lowercased()
    var models = catalog.models.filter { model in search.map { model.name.lowercased().contains($0) } ?? true }
    models.sort { a, b in
      switch sorting {
      case "model_name": a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
      case "model_usage": (a.usage, a.id) < (b.usage, b.id)
      default: (a.engineID, a.id) < (b.engineID, b.id)
      }
    }
    if isDescending { models.reverse() }
    let shown = models.dropFirst(min((page - 1) * size, models.count)).prefix(size)
    return ["is_success": true, "model_total_count": .integer(models.count), "models": .array(shown.map(view))]
  }

  private func view(_ model: EmulatorCatalog.Model) -> JSONValue {
    let parameters = model.parameters.map { parameter -> JSONValue in
      [
        "label": .string(parameter.label), "value": .string(parameter.value), "placeholder_cn": "",
        "placeholder_en": "", "required": true,
      ]
    }
    let engine = catalog.engine(id: model.engineID)
    // The list names engines without the prefix that version details give them.
    let engineName = engine.map { $0.name.hasPrefix("INNER_") ? String($0.name.dropFirst(6)) : $0.name }
    return [
      "model_id": .integer(model.id), "model_name": .string(model.name), "model_usage": .integer(model.usage),
      "model_precision": "75.55%(top1), 92.6%(top5)", "model_size": 102_503_801,
      "model_train_dataset": "imagenet", "model_dataset_format": "shape: [H>=32, W>=32, C>=1]; type: int8",
      "model_description_url": .string("https://www.example.com/\(model.id)"),
      "parameter": .string(String(decoding: JSONValue.array(parameters).json, as: UTF8.self)),
      "create_time": 1_522_218_780_025, "engine_id": .integer(model.engineID), "engine_name": JSONValue(engineName),
      "engine_version": JSONValue(engine?.version),
    ]
  }

  /// GET /clusters (querying dedicated resource pools)
  func listPools() throws(ServiceFailure) -> JSONValue {
    let offset = try query.integer("offset", default: 0, in: 0...Int.max)
    let limit = try query.integer("limit", default: 1000, in: 1...Int.max)
    let isDescending = try query.isDescending(default: "desc")
    _ = try query.choice("sort_by", default: "created_at", of: ["created_at", "cluster_name"])
    let name = query.text("cluster_name")
    var pools = catalog.pools.filter { pool in name.map { pool.name.utf8.elementsEqual($0.utf8) } ?? true }
    pools.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    if isDescending { pools.reverse() }
    let shown = pools.dropFirst(min(offset, pools.count)).prefix(limit)
    return [
      "total_count": .integer(pools.count), "count": .integer(shown.count), "clusters": .array(shown.map(view)),
    ]
  }

  private func view(_ pool: EmulatorCatalog.Pool) -> JSONValue {
    let spec = pool.specID.flatMap { catalog.spec(id: $0) }
    return [
      "cluster_id": .string(pool.id), "cluster_name": .string(pool.name), "description": "", "tenant": "emulator",
      "project": .string(project), "owner": .string(caller.name), "created_at": 1_600_000_000_000,
      "status": "running",
      "nodes": ["specification": JSONValue(spec?.code), "count": 4, "available_count": 4],
      "allocatable_cpu_cores": JSONValue(spec.flatMap { Int($0.core) }.map { 4 * $0 }),
      "allocatable_memory": JSONValue(spec.flatMap { Int($0.cpu) }.map { 4 * $0 }),
      "allocatable_gpus": JSONValue(spec.map { 4 * $0.gpuCount }),
    ]
  }
}
