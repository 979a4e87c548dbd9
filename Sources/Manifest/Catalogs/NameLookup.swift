import Diagnostics
import DocumentModel
import SourceText

/// Names for ids: `spec_id: modelarts.vm.cpu.2u` becomes the id that the catalogue gives (manifest language §6).
enum NameLookup {
  /// Replaces the names in `config` of a resolved body; names that lead to no one id are findings.
  static func resolve(
    in body: inout Tree, catalog: Catalog?, environment: Environment, diagnostics: inout [Diagnostic]
  ) {
    guard let config = body.value("config", of: .root) else { return }
    for list in Catalog.List.allCases {
      guard let id = body.value(list.field, of: config), isName(id, in: body) else { continue }
      let name = body.string(of: id)
      if let found = find(name, at: id, in: body, list: list, catalog, environment, &diagnostics) {
        body.setText(Array(found.utf8), of: id)
        body[id].kind = .integer
        body[id].style = .plain
      } else {
        // Said once: the checker takes a placeholder for any value.
        body[id].flags.insert(.secret)
      }
    }
  }

  /// Whether a node is a text that names something; a quoted number is left to the checker, which says to unquote it.
  static func isName(_ id: NodeID, in body: borrowing Tree) -> Bool {
    guard body.nodes[id.index].kind == .string, !body.nodes[id.index].flags.contains(.secret) else { return false }
    let text = body.text(of: id)
    for i in 0..<text.count where text[i] < 0x30 || text[i] > 0x39 { return true }
    return false
  }

  private static func find(
    _ name: String, at id: NodeID, in body: Tree, list: Catalog.List, _ catalog: Catalog?, _ environment: Environment,
    _ diagnostics: inout [Diagnostic]
  ) -> String? {
    let span = body.span(of: id)
    let pointer = JSONPointer(to: id, in: body).description
    guard let catalog else {
      diagnostics.append(
        Diagnostic(
          rule: "catalog",
          message:
            "\"\(name)\" names \(list == .engines ? "an" : "a") \(list.phrase), but there is no catalogue to find it in",
          at: span, pointer: pointer,
          help: "name a file under \"catalog\" of the environment in jobc.yaml and write it with `jobc catalog pull`, "
            + "or give the id, a number"))
      return nil
    }
    let ids = catalog.entries(named: name, in: list).map(\.id)
    if ids.count == 1 { return ids[0] }
    if ids.isEmpty {
      diagnostics.append(
        .unknownName(
          list.phrase, name, at: span, rule: "catalog", known: catalog.names(in: list),
          help: listed(catalog.names(in: list), for: name, in: environment), pointer: pointer))
    } else {
      diagnostics.append(
        Diagnostic(
          rule: "catalog", message: "\"\(name)\" names several \(list.phrase)s: \(ids.joined(separator: ", "))",
          at: span,
          pointer: pointer, help: "write the id"))
    }
    return nil
  }

  /// The names that there are: those that go on where `name` ends, as an engine without its version, else all.
  private static func listed(_ known: [String], for name: String, in environment: Environment) -> String {
    let catalog = "the catalogue of \"\(environment.name)\" lists"
    guard !known.isEmpty else { return "\(catalog) none; pull it again" }
    let longer = known.filter { $0.utf8.starts(with: (name + "/").utf8) }
    let names = longer.isEmpty ? known : longer
    let more = names.count > 12 ? " and \(names.count - 12) more" : ""
    return "\(catalog) \(names.prefix(12).joined(separator: ", "))\(more); pull it again for what is new"
  }
}
