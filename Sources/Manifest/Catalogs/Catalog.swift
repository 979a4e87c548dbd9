import DocumentModel
import JobAPI
import SourceText

/// An environment's catalogue lock: the resource specs, engines and models that the service offers there.
package struct Catalog: Sendable {
  /// The three lists of a lock, and the field of a request that names their entries.
  package enum List: CaseIterable, Sendable {
    case specs, engines, models

    package var key: StaticString {
      switch self {
      case .specs: "specs"
      case .engines: "engines"
      case .models: "models"
      }
    }

    /// The field of `config` that takes an id of this list, and of an entry that holds it.
    package var field: StaticString {
      switch self {
      case .specs: "spec_id"
      case .engines: "engine_id"
      case .models: "model_id"
      }
    }

    /// In words: `resource spec`.
    package var phrase: String {
      switch self {
      case .specs: "resource spec"
      case .engines: "engine"
      case .models: "model"
      }
    }
  }

  /// One of the service's offers.
  package struct Entry: Sendable {
    /// Its object in the lock.
    package let node: NodeID
    /// The id in canonical form: digits.
    package let id: String
    /// A spec's code, an engine's `NAME/VERSION`, a model's name; nil where the entry gives none.
    package let name: String?
    /// What a model takes; nil where the entry does not say, or for anything else.
    package var parameters: [CatalogParameter]?
  }

  /// The lock's document.
  package let tree: Tree
  /// The entries in the order of the lock; no value for a list that the lock does not hold.
  package private(set) var lists: [List: [Entry]] = [:]
  /// The lists that hold all that the service offers, so that an id which is not in them is none. An empty one was
  /// hardly pulled.
  package internal(set) var wholeLists: Set<List> = []
  /// When it was pulled, and where it says so; nil where it does not say.
  package var pulledAt: (node: NodeID, time: Timestamp)?

  private var byID: [List: [NameKey: Int]] = [:]
  private var byName: [List: [NameKey: [Int]]] = [:]

  init(tree: Tree) { self.tree = tree }

  /// Adds an entry; one whose id is there already is not added.
  mutating func add(_ entry: Entry, to list: List) {
    let index = lists[list]?.count ?? 0
    guard byID[list]?[NameKey(entry.id)] == nil else { return }
    byID[list, default: [:]][NameKey(entry.id)] = index
    lists[list, default: []].append(entry)
    if let name = entry.name { byName[list, default: [:]][NameKey(name), default: []].append(index) }
  }

  /// Notes that the lock holds a list, if only an empty one.
  mutating func add(_ list: List) { lists[list] = lists[list] ?? [] }

  /// The entry with an id in canonical form; nil where the list has none.
  package func entry(id: String, in list: List) -> Entry? {
    byID[list]?[NameKey(id)].flatMap { lists[list]?[$0] }
  }

  /// The entries called `name`, in the order of the lock.
  package func entries(named name: String, in list: List) -> [Entry] {
    (byName[list]?[NameKey(name)] ?? []).compactMap { lists[list]?[$0] }
  }

  /// All names of a list, in the order of the lock.
  package func names(in list: List) -> [String] { (lists[list] ?? []).compactMap(\.name) }

  /// A field of the lock itself, or of an entry; nil where it is absent or null.
  package func value(_ key: StaticString, of node: NodeID = .root) -> NodeID? {
    guard let value = tree.value(key, of: node), tree[value].kind != .null else { return nil }
    return value
  }

  /// The text of a scalar field.
  package func text(_ key: StaticString, of node: NodeID = .root) -> String? {
    value(key, of: node).flatMap { tree[$0].kind.isCollection ? nil : tree.string(of: $0) }
  }

  /// An integer field.
  package func integer(_ key: StaticString, of node: NodeID) -> Int? {
    value(key, of: node).flatMap { Self.canonical($0, in: tree) }.flatMap { Int($0) }
  }

  /// Whether a boolean field is true.
  package func isTrue(_ key: StaticString, of node: NodeID) -> Bool {
    guard let value = value(key, of: node) else { return false }
    return tree[value].kind == .boolean && tree.isTrue(value)
  }

  /// The canonical form of a number, under which `5` and `5.0` are one id; nil for anything else.
  package static func canonical(_ id: NodeID, in tree: Tree) -> String? {
    guard tree[id].kind.isNumber, let bytes = try? CanonicalJSONWriter.bytes(of: tree, from: id) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
