import DocumentModel

/// The configuration of a version as it was sent: fields have the right types, nothing more (table 2, config).
struct TrainingConfig: Sendable {
  var nodeCount: Int
  var appURL, bootFileURL: String?
  var engineID, modelID: Int?
  var imageURL, command: String?
  /// In the order sent; nil where none were.
  var parameters: [Parameter]?
  var dataURL, datasetID, datasetVersionID: String?
  var dataSource: [DataSource]?
  var specID: Int?
  var flavorCode, poolID: String?
  var trainURL, logURL: String?
  var createsVersion: Bool
  var volumes: [Volume]?
  var nasType, nasAddress, nasMountPath: String?

  struct Parameter: Sendable {
    var label, value: String?
  }

  /// Table 3, data_source.
  struct DataSource: Sendable {
    var type: String
    var dataURL, datasetID, datasetVersion: String?
  }

  /// Table 5, volumes; the object as it was sent.
  struct Volume: Sendable {
    var nfs, hostPath: JSONValue?
  }

  /// - Throws: `ModelArts.0104` with the name of the field whose type is wrong or that is missing.
  init(_ fields: FieldReader) throws(ServiceFailure) {
    nodeCount = try fields.required("worker_server_num", fields.integer("worker_server_num"))
    appURL = try fields.text("app_url")
    bootFileURL = try fields.text("boot_file_url")
    engineID = try fields.integer("engine_id")
    modelID = try fields.integer("model_id")
    imageURL = try fields.text("user_image_url")
    command = try fields.text("user_command")
    dataURL = try fields.text("data_url")
    datasetID = try fields.text("dataset_id")
    datasetVersionID = try fields.text("dataset_version_id")
    specID = try fields.integer("spec_id")
    flavorCode = try fields.object("flavor")?.text("code")
    poolID = try fields.text("pool_id")
    trainURL = try fields.text("train_url")
    logURL = try fields.text("log_url")
    createsVersion = try fields.boolean("create_version") ?? true
    nasType = try fields.text("nas_type")
    nasAddress = try fields.text("nas_share_addr")
    nasMountPath = try fields.text("nas_mount_path")
    if let items = try fields.objects("parameter") {
      parameters = []
      for item in items {
        parameters?.append(Parameter(label: try item.string("label"), value: try item.string("value")))
      }
    }
    if let items = try fields.objects("data_source"), !items.isEmpty {
      dataSource = []
      for item in items { dataSource?.append(try DataSource(item)) }
    }
    if let items = try fields.objects("volumes"), !items.isEmpty {
      volumes = []
      for item in items { volumes?.append(try Volume(item)) }
    }
  }
}

extension TrainingConfig.DataSource {
  fileprivate init(_ fields: FieldReader) throws(ServiceFailure) {
    type = try fields.required("type", fields.text("type"))
    dataURL = try fields.text("data_url")
    datasetID = try fields.text("dataset_id")
    datasetVersion = try fields.text("dataset_version")
    switch type {
    case "obs":
      guard datasetID == nil, datasetVersion == nil else {
        throw .invalidValue("\(fields.name("dataset_id")) and dataset_version must not be set where type is 'obs'.")
      }
      _ = try fields.required("data_url", dataURL)
    case "dataset":
      guard dataURL == nil else {
        throw .invalidValue("\(fields.name("data_url")) must not be set where type is 'dataset'.")
      }
      _ = try fields.required("dataset_id", datasetID)
      _ = try fields.required("dataset_version", datasetVersion)
    default: throw .invalidValue("\(fields.name("type")) must be 'obs' or 'dataset', but is '\(type)'.")
    }
  }
}

extension TrainingConfig.Volume {
  fileprivate init(_ fields: FieldReader) throws(ServiceFailure) {
    nfs = fields.value("nfs")
    hostPath = fields.value("host_path")
    guard (nfs == nil) != (hostPath == nil) else {
      throw nfs == nil
        ? .parameterError("\(fields.name("nfs")) or host_path is missing.")
        : .invalidValue("\(fields.name("nfs")) and host_path exclude each other.")
    }
    for (kind, mandatory) in [("nfs", ["id", "src_path", "dest_path"]), ("host_path", ["src_path", "dest_path"])] {
      guard let volume = try fields.object(kind) else { continue }
      for field in mandatory { _ = try volume.required(field, volume.text(field)) }
      _ = try volume.boolean("read_only")
    }
  }
}
