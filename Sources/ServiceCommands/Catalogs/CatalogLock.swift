import Commands
import DocumentModel
import JobAPI

/// A catalogue lock as it is written: lists sorted by id, an entry a line with its members sorted, so that a change at the
/// service is a change of a line.
struct CatalogLock {
  let place: ServicePlace
  let pulledAt: Timestamp
  private let lists: [(key: String, id: String, entries: [JSONValue])]

  init(place: ServicePlace, pulledAt: Timestamp, specs: [JSONValue], engines: [JSONValue], models: [JSONValue]) {
    self.place = place
    self.pulledAt = pulledAt
    lists = [("specs", "spec_id", specs), ("engines", "engine_id", engines), ("models", "model_id", models)].map {
      ($0, $1, Self.sorted($2, by: $1))
    }
  }

  /// `3 specs, 12 engines, 1 model`.
  var summary: String {
    lists.map { list in
      list.entries.count == 1 ? "1 \(list.key.dropLast())" : "\(list.entries.count) \(list.key)"
    }.joined(separator: ", ")
  }

  /// The file.
  var bytes: [UInt8] {
    var output = JSONOutput(.pretty)
    output.object { output in
      output.member("jobc", 1)
      for (name, value) in head {
        if let value { output.member(name, value) }
      }
      output.member("pulled_at", pulledAt.text)
      for list in lists {
        output.array(list.key) { output in
          for entry in list.entries { output.rawValue(entry.json) }
        }
      }
    }
    return output.bytes + [0x0A]
  }

  /// What is not as in an earlier file, a phrase each; empty where only the time would change.
  func changes(since before: JSONValue) -> [String] {
    var changes: [String] = []
    for (name, value) in head where before[name]?.string != value {
      changes.append("\"\(name)\" was \"\(before[name]?.string ?? "")\" and is \"\(value ?? "")\"")
    }
    for list in lists {
      let old = Dictionary((before[list.key]?.items ?? []).map { (Self.number($0, list.id), $0) }) { first, _ in first }
      var missing = old
      for entry in list.entries {
        let id = Self.number(entry, list.id)
        missing[id] = nil
        guard let other = old[id] else {
          changes.append("\(list.id) \(id) is new")
          continue
        }
        if Self.canonical(other) != entry { changes.append("\(list.id) \(id) has changed") }
      }
      for id in missing.keys.sorted() { changes.append("\(list.id) \(id) is gone") }
    }
    return changes
  }

  private var head: [(String, String?)] {
    [("endpoint", place.address.text), ("region", place.region), ("project_id", place.projectID)]
  }

  /// By id, and those of equal ids by their text.
  private static func sorted(_ entries: [JSONValue], by id: String) -> [JSONValue] {
    entries.map { canonical($0) }.sorted { a, b in
      let (one, other) = (number(a, id), number(b, id))
      return one == other ? a.json.lexicographicallyPrecedes(b.json) : one < other
    }
  }

  /// An id that the service gives as a number or as text.
  private static func number(_ entry: JSONValue, _ id: String) -> Int {
    entry[id]?.integer ?? entry[id]?.string.flatMap { Int($0) } ?? 0
  }

  /// The value with the members of every object sorted by their bytes.
  private static func canonical(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      .object(
        members.map { .init($0.name, canonical($0.value)) }
          .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    case .array(let items): .array(items.map { canonical($0) })
    default: value
    }
  }
}

extension Timestamp {
  /// `2024-11-23T08:00:00Z` (RFC 3339).
  var text: String {
    var text = ""
    for (i, character) in basicText.unicodeScalars.enumerated() {
      switch i {
      case 4, 6: text += "-"
      case 11, 13: text += ":"
      default: break
      }
      text.unicodeScalars.append(character)
    }
    return text
  }
}
