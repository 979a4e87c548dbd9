import DocumentModel

/// A version as the service shows it, in details and in lists (querying the details about a training job version, and
/// captures for the fields that the reference does not have).
struct VersionView {
  let version: VersionRecord
  let settings: EmulatorConfiguration
  let now: Int

  private var config: TrainingConfig { version.config }
  private var fill: Backfill { Backfill(config: config, catalog: settings.effectiveCatalog) }

  func has(_ quirk: EmulatorQuirk) -> Bool { settings.quirks.contains(quirk) }

  /// - Parameter isListed: in a list of versions, where metrics are JSON text.
  func json(isListed: Bool) -> JSONValue {
    let (fill, pool, spec, engine) = (fill, fill.pool, fill.spec, fill.engine)
    let members: JSONValue = [
      "version_id": .integer(version.id), "version_name": .string(version.name),
      "pre_version_id": JSONValue(version.previous), "resource_id": .string(version.resource),
      "status": .integer(status), "engine_type": JSONValue(engine?.type), "engine_name": JSONValue(engine?.name),
      "engine_id": JSONValue(engine?.id), "engine_version": JSONValue(engine?.version), "pod_version": .null,
      "app_url": text(config.appURL), "boot_file_url": text(config.bootFileURL),
      "model_id": JSONValue(config.modelID), "algorithm_id": .null, "retrain_model_id": .null,
      "user_image_url": text(config.imageURL), "user_frame_image": .null, "user_command": text(config.command),
      "parameter": parameters(fill), "worker_server_num": .integer(config.nodeCount),
      "data_url": text(fill.dataURL), "data_source": dataSource(fill), "dataset_id": text(config.datasetID),
      "dataset_name": text(fill.datasetName), "dataset_version_id": text(config.datasetVersionID),
      "dataset_version_name": text(fill.datasetVersionName), "inputs": .null, "outputs": .null,
      "train_url": text(config.trainURL), "log_url": text(config.logURL), "spec_id": JSONValue(spec?.id),
      "spec_code": JSONValue(spec?.code), "flavor_code": JSONValue(fill.flavorCode), "core": core(spec?.core),
      "cpu": core(spec?.cpu), "gpu": .null, "gpu_num": JSONValue(spec?.gpuCount), "gpu_type": JSONValue(spec?.gpuType),
      "npu_info": .null, "storage": "",
      "max_num": JSONValue(spec.flatMap { $0.maximumNodes == .max ? nil : $0.maximumNodes }),
      "no_resource": .boolean(spec?.isSoldOut ?? false), "pool_id": JSONValue(pool?.id),
      "pool_name": JSONValue(pool?.name), "pool_type": JSONValue(pool?.type), "volumes": fill.volumes,
      "nas_type": .string(fill.nas.type), "nas_share_addr": text(fill.nas.address),
      "nas_mount_path": text(fill.nas.path), "create_time": .integer(time(version.created)),
      "start_time": JSONValue(version.course.start(at: now).map(time)),
      "duration": .integer(version.course.duration(at: now)), "job_type": 1, "is_zombie": .null, "task_summary": [:],
      "error_result": .null, "model_outputs": [], "autosearch_config": .null, "model_metric_list": "{}",
      "system_metric_list": metrics(isListed: isListed),
    ]
    return members
  }

  var status: Int {
    let status = version.course.status(at: now)
    return status == Course.running && has(.unknownStatus) ? 97 : status
  }

  private func time(_ milliseconds: Int) -> Int { settings.shown(time: milliseconds) }

  private func text(_ text: String?) -> JSONValue { text == nil && has(.blankText) ? "" : JSONValue(text) }

  private func core(_ text: String?) -> JSONValue {
    guard let text else { return .null }
    return has(.numericCores) ? .number(text) : .string(text)
  }

  private func parameters(_ fill: Backfill) -> JSONValue {
    guard has(.numericParameters) else { return fill.parameters }
    guard case .array(let items) = fill.parameters else { return fill.parameters }
    return .array(
      items.map { item in
        var item = item
        // What reads as one JSON number is one; anything else is none.
        if let text = item["value"]?.string, case .number(let number)? = try? JSONValue(json: Array(text.utf8)) {
          item["value"] = .number(number)
        }
        return item
      })
  }

  private func dataSource(_ fill: Backfill) -> JSONValue {
    guard has(.dataSourceMirror), let url = config.dataURL else { return fill.dataSource }
    return [["type": "obs", "data_url": .string(url)]]
  }

  private func metrics(isListed: Bool) -> JSONValue {
    let minutes = version.course.duration(at: now) / 60_000
    if has(.metricsAsText), !isListed {
      return .string(String(decoding: SystemMetrics.none.json, as: UTF8.self))
    }
    let metrics = SystemMetrics.object(minutes: minutes, seed: version.id)
    return isListed && !has(.metricsAsObjects) ? .string(String(decoding: metrics.json, as: UTF8.self)) : metrics
  }
}

extension EmulatorConfiguration {
  /// A time as answers show it.
  func shown(time: Int) -> Int { quirks.contains(.wholeSeconds) ? time / 1000 * 1000 : time }

  /// A description as answers show it.
  func shown(description: String?) -> JSONValue {
    guard description == nil else { return JSONValue(description) }
    return quirks.contains(.nullText) ? "NULL" : quirks.contains(.blankText) ? "" : .null
  }
}
