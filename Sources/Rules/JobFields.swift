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

  /// Which fields may have a name of so many bytes, so that few names are compared.
  private static let byLength: [[ConfigField]] = {
    let longest = allCases.map(\.name.utf8CodeUnitCount).max() ?? 0
    return (0...longest).map { length in allCases.filter { $0.name.utf8CodeUnitCount == length } }
  }()

  /// The field that a key of `config` names; nil for one that no rule looks at.
  static func named(_ key: NodeID, in tree: Tree) -> ConfigField? {
    let length = Int(tree[key].textCount)
    guard length < byLength.count else { return nil }
    for field in byLength[length] where tree.text(of: key, equals: field.name) { return field }
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
  /// Names that unknown keys were probably meant to be, by the mapping that holds the key.
  private(set) var misspellings: [NodeID: [String]] = [:]

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
    for entry in body.entries(of: config) {
      if let field = ConfigField.named(entry.key, in: body) { keys[Int(field.rawValue)] = entry.key.rawValue }
    }
  }

  /// Notes that an unknown key of a mapping probably means `name`: nothing need say that `name` is missing.
  mutating func add(misspellingOf name: String, in mapping: NodeID) {
    misspellings[mapping, default: []].append(name)
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
    guard let names = misspellings[mapping] else { return false }
    return names.contains { "\(name)".utf8.elementsEqual($0.utf8) }
  }

  /// Whether a field of `config` is there, perhaps under a misspelt name.
  func isMeant(_ field: ConfigField) -> Bool {
    if present(field) != nil { return true }
    guard let config else { return false }
    return isMisspelt(field.name, in: config)
  }
}
