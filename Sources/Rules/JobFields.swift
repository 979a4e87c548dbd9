import DocumentModel

/// The fields of `config` that rules look at.
enum ConfigField: UInt8, CaseIterable {
  case appURL, bootFileURL, dataURL, datasetID, datasetVersionID, dataSource, specID, poolID, flavor, engineID, modelID
  case parameter, volumes, trainURL, userImageURL, userCommand, nasType, nasShareAddr, nasMountPath

  var name: StaticString {
    switch self {
    case .appURL: "app_url"
    case .bootFileURL: "boot_file_url"
    case .dataURL: "data_url"
    case .datasetID: "dataset_id"
    case .datasetVersionID: "dataset_version_id"
    case .dataSource: "data_source"
    case .specID: "spec_id"
    case .poolID: "pool_id"
    case .flavor: "flavor"
    case .engineID: "engine_id"
    case .modelID: "model_id"
    case .parameter: "parameter"
    case .volumes: "volumes"
    case .trainURL: "train_url"
    case .userImageURL: "user_image_url"
    case .userCommand: "user_command"
    case .nasType: "nas_type"
    case .nasShareAddr: "nas_share_addr"
    case .nasMountPath: "nas_mount_path"
    }
  }

  /// Open-addressed by hash: the hash in the upper half, the raw value plus one in the lower; 0 for an empty slot.
  private static let table: [UInt64] = {
    var table = [UInt64](repeating: 0, count: 64)
    for field in allCases {
      let hash = FieldName(field.name).hash
      var slot = Int(hash) & 63
      while table[slot] != 0 { slot = (slot + 1) & 63 }
      table[slot] = UInt64(hash) << 32 | UInt64(field.rawValue + 1)
    }
    return table
  }()

  /// The field that a key of `config` names; nil for one that no rule looks at.
  static func named(_ key: NodeID, in tree: Tree) -> ConfigField? {
    let table = table
    let hash = tree[key].hash
    var slot = Int(hash) & 63
    while table[slot] != 0 {
      if UInt32(truncatingIfNeeded: table[slot] >> 32) == hash,
        let field = ConfigField(rawValue: UInt8(truncatingIfNeeded: table[slot]) - 1),
        tree.text(of: key, equals: field.name)
      {
        return field
      }
      slot = (slot + 1) & 63
    }
    return nil
  }
}

/// A request as rules look at it: what stands where, found in one walk.
struct JobFields {
  let body: Tree
  private(set) var config: NodeID?
  private(set) var workspaceID: NodeID?
  private(set) var notification: Entry?
  /// The key of each field of `config`; 0, which is no key, for none.
  private var keys = [UInt32](repeating: 0, count: ConfigField.allCases.count)
  /// Names that unknown keys were probably meant to be, and the mappings that hold the keys.
  private(set) var misspellings: [(mapping: NodeID, name: String)] = []

  init(_ body: Tree) {
    self.body = body
    for entry in body.entries(of: .root) {
      switch Int(body[entry.key].textCount) {
      case 6 where body.text(of: entry.key, equals: "config"):
        if body[entry.value].kind == .mapping { config = entry.value }
      case 12 where body.text(of: entry.key, equals: "workspace_id"): workspaceID = entry.value
      case 12 where body.text(of: entry.key, equals: "notification"): notification = entry
      default: break
      }
    }
    guard let config else { return }
    var key = config.rawValue + 1
    while key < body[config].next {
      if let field = ConfigField.named(NodeID(key), in: body) { keys[Int(field.rawValue)] = key }
      key = body.nodes[Int(key) + 1].next
    }
  }

  /// Notes that an unknown key of a mapping probably means `name`: nothing need say that `name` is missing.
  mutating func add(misspellingOf name: String, in mapping: NodeID) {
    misspellings.append((mapping, name))
  }

  /// A field of `config` as written, blank or not.
  func entry(_ field: ConfigField) -> Entry? {
    let key = keys[Int(field.rawValue)]
    return key == 0 ? nil : Entry(key: NodeID(key), value: NodeID(key + 1))
  }

  /// A field of `config` that says something: not a blank text, not an empty list.
  func present(_ field: ConfigField) -> Entry? {
    guard let entry = entry(field), !body.isBlank(entry.value) else { return nil }
    let node = body[entry.value]
    return node.kind == .sequence && node.childCount == 0 ? nil : entry
  }

  /// Whether an unknown key of the mapping was probably meant to be `name`.
  func isMisspelt(_ name: StaticString, in mapping: NodeID) -> Bool {
    misspellings.contains { $0.mapping == mapping && "\(name)".utf8.elementsEqual($0.name.utf8) }
  }

  /// Whether a field of `config` is there, perhaps under a misspelt name.
  func isMeant(_ field: ConfigField) -> Bool {
    if present(field) != nil { return true }
    guard let config else { return false }
    return isMisspelt(field.name, in: config)
  }
}
