import Diagnostics
import DocumentModel
import SourceText

/// A map that is laid over or under a job's body: a fragment or an environment's overlay.
enum PartialBody {
  /// Reports the keys of the map `id` that are no keys of a request body.
  ///
  /// - Parameter what: the kind of map in words: `a fragment`.
  static func check(_ id: NodeID, in tree: Tree, what: String, diagnostics: inout [Diagnostic]) {
    for entry in tree.entries(of: id) {
      if let key = TopLevelKey(entry.key, in: tree) {
        guard !key.isBody else { continue }
        diagnostics.append(
          Diagnostic(
            rule: "unknown-key", message: "\"\(key.name)\" cannot stand in \(what), which is a part of a request body",
            at: tree.span(of: entry.key), pointer: JSONPointer(to: entry.key, in: tree).description,
            help: "write it at the top level of the document"))
        continue
      }
      let name = tree.string(of: entry.key)
      if name.utf8.elementsEqual("$unset".utf8) { continue }
      if DocumentOutline.configKeys.contains(NameKey(name)) {
        diagnostics.append(
          Diagnostic(
            rule: "unknown-key", message: "\"\(name)\" does not stand at the top of \(what)",
            at: tree.span(of: entry.key), pointer: JSONPointer(to: entry.key, in: tree).description,
            help: "it belongs in \"config\": indent it below that key"))
        continue
      }
      diagnostics.append(
        .unknownKey(
          "key", entry.key, of: id, in: tree, known: TopLevelKey.names(TopLevelKey.bodyKeys) + ["$unset"],
          pointer: JSONPointer(to: entry.key, in: tree).description))
    }
  }
}
