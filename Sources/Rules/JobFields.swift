import DocumentModel

/// The fields of `config` that rules look at.
enum ConfigField: UInt8, CaseIterable {
  case appURL, bootFileURL, dataURL, datasetID, datasetVersionID, dataSource, specID, poolID, flavor, engineID, modelID
  case parameter, volumes, trainURL, logURL, userImageURL, userCommand, nasType, nasShareAddr, nasMountPath

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
    case .logURL: "log_url"
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

  private struct Slot: Sendable {
    var hash: UInt32 = 0
    /// Nil for an empty slot.
    var field: ConfigField?
  }

  private var slots = [Slot](repeating: Slot(), count: 64)

  private init() {
    var number: UInt8 = 0
    while let field = ConfigField(rawValue: number) {
      let hash = TextHash.hash(field.name)
      var place = Int(hash) & 63
      while slots[place].field != nil { place = (place + 1) & 63 }
      slots[place] = Slot(hash: hash, field: field)
      number += 1
    }
  }

  /// The key of each field of a mapping, by the field's raw value; 0, which is no key, for none.
  func keys(of mapping: NodeID, in body: Tree) -> [UInt32] {
    var keys = [UInt32](repeating: 0, count: ConfigField.allCases.count)
    let nodes = body.nodes.span
    let slots = slots.span
    let end = Int(nodes[mapping.index].next)
    var key = mapping.index &+ 1
    while key < end {
      let hash = nodes[key].hash
      var place = Int(hash & 63)
      while let field = slots[place].field {
        if slots[place].hash == hash, body.text(of: NodeID(key), equals: field.name) {
          keys[Int(field.rawValue)] = UInt32(truncatingIfNeeded: key)
          break
        }
        place = (place &+ 1) & 63
      }
      key = Int(nodes[key &+ 1].next)
    }
    return keys
  }
}

/// A request as rules look at it: what stands where, found in one walk.
struct JobFields {
  let body: Tree
  let config: NodeID?
  let workspaceID: NodeID?
  let notification: Entry?
  /// The key of each field of `config`, 0 for none; empty where there is no `config`.
  private let keys: [UInt32]
  /// Names that unknown keys were probably meant to be, and the mappings that hold the keys.
  private(set) var misspellings: [(mapping: NodeID, name: String)] = []

  /// The known names that a mapping lacks, found once for all its unknown keys.
  private var absentNames: [NodeID: [String]] = [:]

  init(_ body: Tree) {
    var config: NodeID?
    var workspaceID: NodeID?
    var notification: Entry?
    var key = NodeID(1)
    let end = body[.root].kind == .mapping ? body[.root].next : 0
    while key.rawValue < end {
      let value = NodeID(key.rawValue + 1)
      if body.text(of: key, equals: "config") {
        if body[value].kind == .mapping { config = value }
      } else if body.text(of: key, equals: "workspace_id") {
        workspaceID = value
      } else if body.text(of: key, equals: "notification") {
        notification = Entry(key: key, value: value)
      }
      key = NodeID(body[value].next)
    }
    self.body = body
    self.config = config
    self.workspaceID = workspaceID
    self.notification = notification
    keys = config.map { ConfigFieldTable.shared.keys(of: $0, in: body) } ?? []
  }

  /// Notes that an unknown key of a mapping probably means `name`: nothing need say that `name` is missing.
  mutating func add(misspellingOf name: String, in mapping: NodeID) {
    misspellings.append((mapping, name))
  }

  /// Notes that a mistake elsewhere keeps a field of the request or of `config` away.
  mutating func add(absent name: String) {
    add(misspellingOf: name, in: .root)
    if let config { add(misspellingOf: name, in: config) }
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
    guard !keys.isEmpty else { return nil }
    let key = keys[Int(field.rawValue)]
    return key == 0 ? nil : Entry(key: NodeID(key), value: NodeID(key + 1))
  }

  /// A field of `config` that says something: not a blank text, no empty list of sources.
  func present(_ field: ConfigField) -> Entry? {
    guard let entry = entry(field), !body.isBlank(entry.value) else { return nil }
    let node = body[entry.value]
    return field == .dataSource && node.kind == .sequence && node.childCount == 0 ? nil : entry
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
