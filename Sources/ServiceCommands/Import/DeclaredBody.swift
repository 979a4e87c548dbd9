import DocumentModel
import JobAPI

/// The request that a live version could have been made of: its details without what the service fills in by itself.
enum DeclaredBody {
  /// `config` of a version (section 13: what comes back, and what only comes back filled).
  static func config(of version: JobVersion) -> JSONValue {
    let details = Details(version.details)
    var config = JSONValue.object([])
    config["worker_server_num"] = details["worker_server_num"]
    let modelID = details["model_id"]
    let image = details["user_image_url"]
    config["app_url"] = details["app_url"]
    config["boot_file_url"] = details["boot_file_url"]
    config["model_id"] = modelID
    // It comes back for built-in algorithms and images, too, where nobody asked for one.
    if modelID == nil, image == nil || details["boot_file_url"] != nil { config["engine_id"] = details["engine_id"] }
    config["user_image_url"] = image
    config["user_command"] = details["user_command"]
    if details.hasOwnPool {
      config["pool_id"] = details["pool_id"]
    } else {
      config["spec_id"] = details["spec_id"]
    }
    for (name, value) in details.data { config[name] = value }
    config["train_url"] = details["train_url"]
    config["log_url"] = details["log_url"]
    config["parameter"] = details.parameters
    for (name, value) in details.volumes { config[name] = value }
    return config
  }

  /// The whole body.
  ///
  /// - Parameter workspace: `workspace_id`; nil where it need not be said.
  static func of(_ version: JobVersion, workspace: String?) -> JSONValue {
    var body: JSONValue = ["job_name": .string(version.jobName)]
    body["job_desc"] = version.jobDescription.map { .string($0) }
    body["workspace_id"] = workspace.map { .string($0) }
    body["config"] = config(of: version)
    return body
  }
}

/// The details of a version, read as section 13 says.
private struct Details {
  private let object: JSONValue

  init(_ object: JSONValue) { self.object = object }

  /// A member that says something: not null, and no empty text or list.
  subscript(name: String) -> JSONValue? {
    switch object[name] {
    case nil, .null?, .string("")?, .array([])?: nil
    case let value?: value
    }
  }

  /// Whether the pool is one that was asked for: public ones are filled in.
  var hasOwnPool: Bool {
    guard self["pool_id"] != nil else { return false }
    return self["pool_type"]?.string?.utf8.elementsEqual("SYSTEM_DEFINED".utf8) != true
  }

  /// Where data comes from, in the shortest form that was possible.
  var data: [(String, JSONValue?)] {
    if self["dataset_id"] != nil {
      return [("dataset_id", self["dataset_id"]), ("dataset_version_id", self["dataset_version_id"])]
    }
    let sources = (self["data_source"]?.items ?? []).map { Self.stated($0) }
    // A path comes back as the one source that it is, and the one source as a path.
    let only = sources.count == 1 ? sources[0]["data_url"] : nil
    if sources.isEmpty || only != nil && only == self["data_url"] { return [("data_url", self["data_url"])] }
    return [("data_source", .array(sources))]
  }

  /// Labels and values; values are texts, and so are numbers of editions that send those.
  var parameters: JSONValue? {
    guard let entries = self["parameter"]?.items else { return nil }
    return .array(
      entries.map { entry in
        var parameter: JSONValue = ["label": entry["label"] ?? ""]
        switch entry["value"] {
        case nil, .null?: break
        case .number(let text)?: parameter["value"] = .string(text)
        case .boolean(let flag)?: parameter["value"] = .string(flag ? "true" : "false")
        case let value?: parameter["value"] = value
        }
        return parameter
      })
  }

  /// Mounted file systems, in the form of today where they come in it.
  var volumes: [(String, JSONValue?)] {
    if let volumes = self["volumes"]?.items { return [("volumes", .array(volumes.map { Self.volume($0) }))] }
    // `efs` without an address stands for none.
    guard self["nas_share_addr"] != nil else { return [] }
    return ["nas_type", "nas_share_addr", "nas_mount_path"].map { ($0, self[$0]) }
  }

  private static func volume(_ entry: JSONValue) -> JSONValue {
    var volume = stated(entry)
    for kind in ["nfs", "host_path"] {
      guard var mount = volume[kind].map({ stated($0) }) else { continue }
      if mount["read_only"] == false { mount["read_only"] = nil }
      volume[kind] = mount
    }
    return volume
  }

  /// An object without members that are null.
  private static func stated(_ object: JSONValue) -> JSONValue {
    .object(object.members.filter { !$0.value.isNull })
  }
}
