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

}

/// Finds the field that a key of `config` names: open-addressed by hash.
struct ConfigFieldTable: Sendable {
  static let shared = ConfigFieldTable()

  /// The raw value of a field plus one; 0 for an empty slot.
  private var slots = [UInt8](repeating: 0, count: 64)
  /// By raw value: the name's hash, and where the name ends in `text`.
  private var hashes: [UInt32] = []
  private var ends: [Int] = [0]
  private var text: [UInt8] = []

  private init() {
    for field in ConfigField.allCases {
      let name = FieldName(field.name)
      hashes.append(name.hash)
      text += name.text
      ends.append(text.count)
      var slot = Int(name.hash) & 63
      while slots[slot] != 0 { slot = (slot + 1) & 63 }
      slots[slot] = field.rawValue + 1
    }
  }

  /// The raw value of the field; nil for a key that no rule looks at.
  @inline(__always)
  func field(_ key: Span<UInt8>, hash: UInt32) -> Int? {
    var slot = Int(hash) & 63
    while slots[slot] != 0 {
      let field = Int(slots[slot]) - 1
      if hashes[field] == hash, isName(field, key) { return field }
      slot = (slot + 1) & 63
    }
    return nil
  }

  private func isName(_ field: Int, _ key: Span<UInt8>) -> Bool {
    let start = ends[field]
    guard key.count == ends[field + 1] - start else { return false }
    var i = 0
    while i < key.count {
      if key[i] != text[start + i] { return false }
      i &+= 1
    }
    return true
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

  /// The known names that a mapping lacks, found once for all its unknown keys.
  private var absentNames: [NodeID: [String]] = [:]

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
    let table = ConfigFieldTable.shared
    let nodes = body.nodes.span
    let end = Int(nodes[config.index].next)
    var keys = keys
    var key = config.index + 1
    while key < end {
      if let field = table.field(body.text(of: NodeID(key)), hash: nodes[key].hash) { keys[field] = UInt32(key) }
      key = Int(nodes[key + 1].next)
    }
    self.keys = keys
  }

  /// Notes that an unknown key of a mapping probably means `name`: nothing need say that `name` is missing.
  mutating func add(misspellingOf name: String, in mapping: NodeID) {
    misspellings.append((mapping, name))
  }

  /// Those of `known` that a mapping lacks.
  mutating func absent(_ known: [String], of mapping: NodeID) -> [String] {
    if let found = absentNames[mapping] { return found }
    let absent = known.filter { body.entry(named: $0, of: mapping) == nil }
    absentNames[mapping] = absent
    return absent
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
