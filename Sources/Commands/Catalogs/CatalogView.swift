import DocumentModel
import JobAPI
import Manifest
import Reporters

/// A catalogue for people and for machines.
struct CatalogView {
  let catalog: Catalog
  /// As findings print it.
  let path: String
  /// Nil where a file was named.
  let environment: String?

  // MARK: Text

  /// Where the lists come from, then a table each.
  func text(now: Timestamp) -> String {
    var text = heading(now) + "\n"
    for list in Catalog.List.allCases {
      text += "\n"
      guard let entries = catalog.lists[list] else {
        text += "\(title(list)): not in this catalogue\n"
        continue
      }
      guard !entries.isEmpty else {
        text += "\(title(list)): none\n"
        continue
      }
      text += title(list) + "\n" + table(list, entries)
    }
    return text
  }

  private func heading(_ now: Timestamp) -> String {
    var parts = [environment.map { "\(path), the catalogue of \($0)" } ?? path]
    if let time = catalog.text("pulled_at") {
      let days = catalog.pulledAt.map { now.days(since: $0.time) }
      let age = days.map { $0 < 1 ? "" : $0 == 1 ? " (1 day ago)" : " (\($0) days ago)" } ?? ""
      parts.append("pulled at \(time)\(age)")
    }
    let places = [("endpoint", "from"), ("region", "region"), ("project_id", "project")] as [(StaticString, String)]
    for (key, word) in places {
      if let value = catalog.text(key) { parts.append("\(word) \(value)") }
    }
    var table = TextTable([(parts.joined(separator: "; "), .left)])
    table.append([])
    return String(table.text.prefix { $0 != "\n" })
  }

  private func title(_ list: Catalog.List) -> String {
    switch list {
    case .specs: "resource specs"
    case .engines: "engines"
    case .models: "models"
    }
  }

  private func table(_ list: Catalog.List, _ entries: [Catalog.Entry]) -> String {
    switch list {
    case .specs:
      var table = TextTable([
        ("spec_id", .right), ("code", .left), ("cores", .right), ("memory", .right), ("GPUs", .left),
        ("nodes at most", .right), ("", .left),
      ])
      for entry in entries {
        table.append([
          entry.id, entry.name ?? "", catalog.text("core", of: entry.node) ?? "",
          catalog.text("cpu", of: entry.node).map { "\($0) GB" } ?? "", accelerators(entry),
          catalog.text("max_num", of: entry.node) ?? "",
          catalog.isTrue("no_resource", of: entry.node) ? "sold out" : "",
        ])
      }
      return table.text
    case .engines:
      var table = TextTable([("engine_id", .right), ("name", .left)])
      for entry in entries { table.append([entry.id, entry.name ?? ""]) }
      return table.text
    case .models:
      var table = TextTable([
        ("model_id", .right), ("name", .left), ("usage", .left), ("engine", .left),
        ("parameters, required ones with *", .left),
      ])
      for entry in entries {
        table.append([entry.id, entry.name ?? "", usage(entry), engine(entry), parameters(entry)])
      }
      return table.text
    }
  }

  private func accelerators(_ entry: Catalog.Entry) -> String {
    guard let count = catalog.integer("gpu_num", of: entry.node), count > 0 else { return "" }
    return [String(count), catalog.text("gpu_type", of: entry.node) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What a model is for (modelarts-v1 §6.3).
  private func usage(_ entry: Catalog.Entry) -> String {
    switch catalog.integer("model_usage", of: entry.node) {
    case 1: "image classification"
    case 2: "object detection"
    case 3: "semantic segmentation"
    case 4: "language"
    case 5: "image embedding"
    case let other: other.map { String($0) } ?? ""
    }
  }

  private func engine(_ entry: Catalog.Entry) -> String {
    let names = [catalog.text("engine_name", of: entry.node), catalog.text("engine_version", of: entry.node)]
    let name = names.compactMap { $0 }.joined(separator: "/")
    let id = catalog.text("engine_id", of: entry.node) ?? ""
    return name.isEmpty ? id : id.isEmpty ? name : "\(id) (\(name))"
  }

  private func parameters(_ entry: Catalog.Entry) -> String {
    (entry.parameters ?? []).map { $0.label + ($0.isRequired ? "*" : "") }.joined(separator: ", ")
  }

  // MARK: JSON

  /// The lists as the lock holds them, with the file and the environment.
  var json: [UInt8] {
    var output = JSONOutput(.pretty)
    output.object { output in
      output.member("schema_version", 1)
      output.member("kind", "catalog")
      output.member("file", path)
      output.member("environment", environment)
      for key in ["endpoint", "region", "project_id", "pulled_at"] as [StaticString] {
        output.member("\(key)", catalog.text(key))
      }
      for list in Catalog.List.allCases {
        output.array("\(list.key)") { output in
          for entry in catalog.lists[list] ?? [] { write(entry, to: &output) }
        }
      }
    }
    return output.bytes + [0x0A]
  }

  /// An entry on a line, its keys sorted; a number without a JSON form cannot come out of JSON.
  private func write(_ entry: Catalog.Entry, to output: inout JSONOutput) {
    if let bytes = try? CanonicalJSONWriter.bytes(of: catalog.tree, from: entry.node) { output.rawValue(bytes) }
  }
}
