import Digests
import DocumentModel

/// Fills in what the service answers beyond what was sent (captures of version details).
struct Backfill {
  let config: TrainingConfig
  let catalog: EmulatorCatalog

  var spec: EmulatorCatalog.Spec? { catalog.spec(of: config) }

  var model: EmulatorCatalog.Model? { config.modelID.flatMap { catalog.model(id: $0) } }

  /// A preset engine, 1 where none was named; a built-in algorithm's own; none for an image that names none.
  var engine: EmulatorCatalog.Engine? {
    if let model { return catalog.engine(id: model.engineID) }
    if let id = config.engineID { return catalog.engine(id: id) }
    return config.imageURL == nil ? catalog.engine(id: 1) : nil
  }

  /// What was sent, the one object-storage source, or the manifest of the dataset's version.
  var dataURL: String? {
    if let url = config.dataURL { return url }
    if let dataset = config.datasetID { return manifest(of: dataset) }
    guard let source = config.dataSource?.first, config.dataSource?.count == 1 else { return nil }
    return source.dataURL ?? source.datasetID.map(manifest)
  }

  var datasetName: String? { config.datasetID.map { "dataset-" + Self.digits(of: $0, count: 4) } }

  /// The dataset's versions are all its first: the emulator has no datasets.
  var datasetVersionName: String? { config.datasetVersionID.map { _ in "V001" } }

  private func manifest(of dataset: String) -> String {
    "/emulator-datasets/\(Self.digits(of: dataset, count: 8))/annotation/V001/V001.manifest"
  }

  /// The pool: the one sent, else a public one of the spec's.
  var pool: (id: String, name: String, type: String)? {
    if let id = config.poolID { return (id, catalog.pool(id: id)?.name ?? id, "USER_DEFINED") }
    guard let spec else { return nil }
    return ("pool" + Self.digits(of: spec.code, count: 8), "shared-" + spec.code, "SYSTEM_DEFINED")
  }

  /// As it was sent, else as the spec has it.
  var flavorCode: String? { config.flavorCode ?? spec.map { $0.flavorCode ?? $0.code } }

  /// Labels and values, those of a built-in algorithm as its console shows them.
  var parameters: JSONValue {
    guard let parameters = config.parameters else { return .null }
    let required = Set((model?.parameters ?? []).map(\.label))
    return .array(
      parameters.map { parameter in
        var item: JSONValue = ["label": .init(parameter.label), "value": .init(parameter.value)]
        if model != nil {
          item["required"] = .boolean(required.contains(parameter.label ?? ""))
          item["placeholder"] = ""
          item["tip"] = ["content": "", "position": "top-left", "show": false]
        }
        return item
      })
  }

  /// Entries with the keys that were sent.
  var dataSource: JSONValue {
    guard let sources = config.dataSource else { return .null }
    return .array(
      sources.map { source in
        var item: JSONValue = ["type": .string(source.type)]
        if let url = source.dataURL { item["data_url"] = .string(url) }
        if let id = source.datasetID { item["dataset_id"] = .string(id) }
        if let version = source.datasetVersion { item["dataset_version"] = .string(version) }
        return item
      })
  }

  var volumes: JSONValue {
    guard let volumes = config.volumes else { return .null }
    return .array(
      volumes.map { volume in
        volume.nfs.map { ["nfs": $0] } ?? ["host_path": volume.hostPath ?? .null]
      })
  }

  /// The older form of a volume: as sent, else of the one nfs volume, else `efs` without a place.
  var nas: (type: String, address: String?, path: String?) {
    if config.nasAddress != nil || config.nasMountPath != nil {
      return (config.nasType ?? "nfs", config.nasAddress, config.nasMountPath)
    }
    if let nfs = config.volumes?.first?.nfs, config.volumes?.count == 1 {
      return ("nfs", nfs["src_path"]?.string, nfs["dest_path"]?.string)
    }
    return ("efs", nil, nil)
  }

  private static func digits(of text: String, count: Int) -> String {
    String(SHA256.hexadecimalDigest(of: Array(text.utf8)).prefix(count))
  }
}

extension EmulatorCatalog {
  /// The spec that a configuration asks for, itself or by its pool.
  func spec(of config: TrainingConfig) -> Spec? {
    if let id = config.specID { return spec(id: id) }
    if let code = config.flavorCode { return spec(code: code) }
    return config.poolID.flatMap { pool(id: $0)?.specID }.flatMap { spec(id: $0) }
  }
}

extension JSONValue {
  /// A string, or null.
  init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  /// An integer, or null.
  init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .null }
}
