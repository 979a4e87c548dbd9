/// What the service asks of a configuration beyond the types of its fields.
struct ConfigRules {
  let settings: EmulatorConfiguration
  /// What messages put before a field's name: `config.`, or nothing for saved parameter sets.
  let prefix: String

  /// The most nodes of a job on a pool or a spec that no catalogue knows: each has a log of its own.
  private static let nodeLimit = 10_000

  private var catalog: EmulatorCatalog { settings.effectiveCatalog }

  /// - Throws: the first rule that the configuration breaks.
  func check(_ config: TrainingConfig) throws(ServiceFailure) {
    try checkCode(config)
    try checkData(config)
    try checkResources(config)
    try checkParameters(config)
    try checkPaths(config)
    if settings.quirks.contains(.strictVolumes), config.volumes != nil, config.poolID == nil {
      throw .service("ModelArts.3000", "\(prefix)volumes can only be used with a dedicated pool (pool_id).")
    }
  }

  /// Code is an engine's with app_url and boot_file_url, a built-in algorithm, or an image, which may have the fields of
  /// an engine too.
  private func checkCode(_ config: TrainingConfig) throws(ServiceFailure) {
    let isLenient = settings.quirks.contains(.lenientChoices)
    if config.modelID != nil {
      if config.imageURL != nil { throw excludes("model_id", "user_image_url") }
      if !isLenient {
        if config.engineID != nil { throw excludes("model_id", "engine_id") }
        if config.appURL != nil { throw excludes("model_id", "app_url") }
        if config.bootFileURL != nil { throw excludes("model_id", "boot_file_url") }
      }
    } else if config.imageURL == nil {
      guard config.appURL != nil || config.bootFileURL != nil else {
        throw .parameterError(
          "\(prefix)app_url with boot_file_url, model_id or user_image_url is missing: one of them must be there.")
      }
      guard config.appURL != nil else { throw missing("app_url") }
      guard config.bootFileURL != nil else { throw missing("boot_file_url") }
    }
    if config.command != nil, config.imageURL == nil { throw missing("user_image_url") }
    if let id = config.engineID, catalog.engine(id: id) == nil {
      throw .invalidValue("\(prefix)engine_id \(id) does not exist.")
    }
    if let id = config.modelID, catalog.model(id: id) == nil {
      throw .invalidValue("\(prefix)model_id \(id) does not exist.")
    }
  }

  /// Data is data_url, a version of a dataset, or data_source.
  private func checkData(_ config: TrainingConfig) throws(ServiceFailure) {
    let hasDataset = config.datasetID != nil || config.datasetVersionID != nil
    let present = [
      config.dataURL.map { _ in "data_url" }, hasDataset ? "dataset_id" : nil,
      config.dataSource.map { _ in "data_source" },
    ].compactMap(\.self)
    if present.count > 1 { throw excludes(present[0], present[1]) }
    if present.isEmpty, !settings.quirks.contains(.optionalData) {
      throw .parameterError(
        "\(prefix)data_url, dataset_id with dataset_version_id or data_source is missing: one of them must be there.")
    }
    if hasDataset {
      guard config.datasetID != nil else { throw missing("dataset_id") }
      guard config.datasetVersionID != nil else { throw missing("dataset_version_id") }
    }
    if let sources = config.dataSource, sources.contains(where: { $0.type != sources[0].type }) {
      throw .invalidValue("\(prefix)data_source must not mix the types 'obs' and 'dataset'.")
    }
  }

  /// Resources are spec_id, flavor.code or pool_id; a flavor may stand beside a pool.
  private func checkResources(_ config: TrainingConfig) throws(ServiceFailure) {
    if config.specID != nil, config.flavorCode != nil { throw excludes("spec_id", "flavor.code") }
    if config.specID != nil, config.poolID != nil, !settings.quirks.contains(.lenientChoices) {
      throw excludes("spec_id", "pool_id")
    }
    guard config.specID != nil || config.flavorCode != nil || config.poolID != nil else {
      throw .parameterError("\(prefix)spec_id, flavor.code or pool_id is missing: one of them must be there.")
    }
    guard config.nodeCount >= 1 else {
      throw .invalidValue("\(prefix)worker_server_num must be at least 1, but is \(config.nodeCount).")
    }
    guard config.nodeCount <= Self.nodeLimit else {
      throw .invalidValue(
        "\(prefix)worker_server_num must be at most \(Self.nodeLimit), but is \(config.nodeCount).")
    }
    if let id = config.poolID, catalog.pool(id: id) == nil {
      throw .invalidValue("\(prefix)pool_id '\(id)' does not exist.")
    }
    if let id = config.specID, catalog.spec(id: id) == nil {
      throw .invalidValue("\(prefix)spec_id \(id) does not exist.")
    }
    if let code = config.flavorCode, catalog.spec(code: code) == nil {
      throw .invalidValue("\(prefix)flavor.code '\(code)' does not exist.")
    }
    guard config.poolID == nil, let spec = catalog.spec(of: config) else { return }
    guard config.nodeCount <= spec.maximumNodes else {
      throw .invalidValue(
        "\(prefix)worker_server_num must be at most \(spec.maximumNodes) (max_num of \(spec.code)), but is "
          + "\(config.nodeCount).")
    }
  }

  private func checkParameters(_ config: TrainingConfig) throws(ServiceFailure) {
    let parameters = config.parameters ?? []
    let count = parameters.reduce(0) { $0 + ($1.label ?? "").utf8.count + ($1.value ?? "").utf8.count }
    if let limit = settings.limits.parameterText, count > limit {
      throw .service("ModelArts.2607", "\(prefix)parameter is too long in total: \(count) of at most \(limit) bytes.")
    }
    for parameter in parameters {
      switch parameter.label {
      case EmulatorOutcome.parameterLabel where parameter.value.flatMap({ EmulatorOutcome(rawValue: $0) }) == nil:
        let names = EmulatorOutcome.allCases.map(\.rawValue).joined(separator: ", ")
        throw .invalidValue(
          "the parameter \(EmulatorOutcome.parameterLabel) must be one of \(names), not '\(parameter.value ?? "")'.")
      case EmulatorOutcome.secondsLabel where parameter.runMilliseconds == nil:
        throw .invalidValue(
          "the parameter \(EmulatorOutcome.secondsLabel) must be a whole number of seconds, not "
            + "'\(parameter.value ?? "")'.")
      default: break
      }
    }
  }

  private func checkPaths(_ config: TrainingConfig) throws(ServiceFailure) {
    let paths =
      [
        ("app_url", config.appURL), ("boot_file_url", config.bootFileURL), ("data_url", config.dataURL),
        ("train_url", config.trainURL), ("log_url", config.logURL),
      ] + (config.dataSource ?? []).enumerated().map { ("data_source[\($0)].data_url", $1.dataURL) }
    for (field, path) in paths {
      guard let path else { continue }
      try ObjectPath.check(path, field: prefix + field)
      if field.hasSuffix("data_url") { try ObjectPath.checkIsNoBucket(path, field: prefix + field) }
    }
    if let app = config.appURL, let boot = config.bootFileURL, config.imageURL == nil {
      let folder = app.hasSuffix("/") ? app : app + "/"
      guard boot.utf8.starts(with: folder.utf8), boot.utf8.count > folder.utf8.count else {
        throw .invalidValue("\(prefix)boot_file_url '\(boot)' must lie in app_url '\(app)'.")
      }
    }
  }

  private func missing(_ field: String) -> ServiceFailure { .parameterError("\(prefix)\(field) is missing.") }

  private func excludes(_ field: String, _ other: String) -> ServiceFailure {
    .invalidValue("\(prefix)\(field) and \(prefix)\(other) exclude each other.")
  }
}

extension EmulatorConfiguration {
  /// The catalogue, closed where a quirk closes it.
  var effectiveCatalog: EmulatorCatalog {
    var catalog = catalog
    if quirks.contains(.closedCatalog) { catalog.isOpen = false }
    return catalog
  }
}

extension TrainingConfig.Parameter {
  /// What `emulator_run_seconds` says, in milliseconds.
  var runMilliseconds: Int? {
    guard let seconds = value.flatMap({ Int($0) }), (0...1_000_000_000).contains(seconds) else { return nil }
    return seconds * 1000
  }
}
