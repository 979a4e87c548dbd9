import DocumentModel

/// The lists of a request whose entries are known by a key and not by their place (manifest language §6).
enum KeyedList {
  /// `config.parameter`, by `label`.
  case parameters
  /// `config.volumes`, by the `dest_path` of `nfs` or `host_path`.
  case volumes

  /// The list at `path`; nil where the field is none of them.
  init?(at path: FieldPath) {
    switch path.steps {
    case [.member("config"), .member("parameter")]: self = .parameters
    case [.member("config"), .member("volumes")]: self = .volumes
    default: return nil
    }
  }

  /// What an entry is known by; nil where it lacks it.
  func key(of entry: JSONValue) -> String? {
    switch self {
    case .parameters: entry["label"]?.string
    case .volumes: (entry["nfs"] ?? entry["host_path"])?["dest_path"]?.string
    }
  }
}

/// An entry of a keyed list.
struct ListEntry {
  /// What tells it from the others of its list: the key and how many before it have the same, or its place among those
  /// without a key.
  struct Identity: Hashable {
    let key: [UInt8]?
    let number: Int
  }

  let identity: Identity
  /// In the list, from 0.
  let index: Int
  let value: JSONValue
  let step: FieldPath.Step

  static func entries(of list: [JSONValue], _ kind: KeyedList) -> [ListEntry] {
    var counts: [[UInt8]?: Int] = [:]
    return list.enumerated().map { index, value in
      let name = kind.key(of: value)
      let key = name.map { Array($0.utf8) }
      let number = counts[key, default: 0]
      counts[key] = number + 1
      // A key that is there twice names the first.
      let step: FieldPath.Step = name.flatMap { number == 0 ? .entry($0) : nil } ?? .item(index)
      return ListEntry(identity: Identity(key: key, number: number), index: index, value: value, step: step)
    }
  }
}
