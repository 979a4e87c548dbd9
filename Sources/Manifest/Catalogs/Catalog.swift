import Diagnostics
import DocumentModel
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

    /// The field of `config` that takes an id of this list.
    package var field: StaticString {
      switch self {
      case .specs: "spec_id"
      case .engines: "engine_id"
      case .models: "model_id"
      }
    }

    var idKey: StaticString { field }

    /// In words: `resource spec`.
    package var phrase: String {
      switch self {
      case .specs: "resource spec"
      case .engines: "engine"
      case .models: "model"
      }
    }
  }

  /// An entry's name and the source characters of its id.
  private var entries: [List: [(name: String, id: String)]] = [:]

  /// Reads a lock file: one JSON object (manifest language §11).
  package init(_ tree: Tree, diagnostics: inout [Diagnostic]) {
    guard tree[.root].kind == .mapping else {
      diagnostics.append(
        Diagnostic(
          rule: "catalog-file", message: "a catalogue lock is an object with \"specs\", \"engines\" and \"models\"",
          at: tree.span(of: .root)))
      return
    }
    if let version = tree.value("jobc", of: .root), !tree.text(of: version, equals: "1") {
      diagnostics.append(
        Diagnostic(
          rule: "catalog-file",
          message: "this catalogue lock is of version \(tree.shortText(of: version)); this jobc knows version 1",
          at: tree.span(of: version), help: "use a newer jobc, or pull the catalogue again"))
      return
    }
    for list in List.allCases {
      guard let items = tree.value(list.key, of: .root) else { continue }
      entries[list] = tree.items(of: items).compactMap { item in
        guard let id = tree.value(list.idKey, of: item), tree[id].kind == .integer,
          let name = Self.name(of: item, list: list, in: tree)
        else {
          return nil
        }
        return (name, tree.string(of: id))
      }
    }
  }

  private static func name(of item: NodeID, list: List, in tree: Tree) -> String? {
    func text(_ key: StaticString) -> String? { tree.value(key, of: item).map { tree.string(of: $0) } }
    switch list {
    case .specs: return text("spec_code")
    case .engines:
      guard let name = text("engine_name"), let version = text("engine_version") else { return nil }
      return "\(name)/\(version)"
    case .models: return text("model_name")
    }
  }

  /// The different ids of the entries called `name`.
  package func ids(of name: String, in list: List) -> [String] {
    var ids: [String] = []
    for entry in entries[list] ?? [] where entry.name.utf8.elementsEqual(name.utf8) && !ids.contains(entry.id) {
      ids.append(entry.id)
    }
    return ids
  }

  /// All names of a list, in the order of the lock.
  package func names(in list: List) -> [String] { (entries[list] ?? []).map(\.name) }
}
