import Diagnostics
import DocumentModel
import Manifest
import SourceText

/// An environment's catalogue was pulled there. A warning: ids of another region mean other things.
package enum CatalogEnvironmentRule: Rule {
  package static let description = RuleDescription(
    id: "catalog-environment", summary: "a catalogue was pulled from its environment's endpoint, region and project",
    severity: .warning,
    why: """
      Ids are given by each region for itself. Names that are looked up in the list of another region become ids that \
      mean something else here.
      """,
    remedy: """
      Pull the catalogue with this environment's settings, or name the file that was.
      """,
    source: "manifest language, section 7",
    bad: .withCatalog("", environment: "region: eu-nl"), good: .withCatalog("", environment: "region: eu-de"))

  package static func check(_ catalog: Catalog, of environment: Environment, into diagnostics: inout [Diagnostic]) {
    guard let place = environment.catalog else { return }
    let settings: [(StaticString, DocumentNode?)] = [
      ("endpoint", environment.endpoint), ("region", environment.region), ("project_id", environment.projectID),
    ]
    for (key, setting) in settings {
      guard let setting, let value = catalog.value(key), catalog.tree[value].kind == .string else { continue }
      let own = setting.tree.string(of: setting.id)
      let other = catalog.tree.string(of: value)
      guard !TextOrder.areEqual(withoutSlash(own), withoutSlash(other)) else { continue }
      diagnostics.append(
        Diagnostic(
          rule: description.id, severity: description.severity,
          message: "the catalogue of \"\(environment.name)\" was pulled with the \(key) \"\(other)\", not \"\(own)\"",
          at: place.span,
          related: [
            Label(setting.span, "the environment's"), Label(catalog.tree.span(of: value), "the catalogue's"),
          ],
          help: "pull it with this environment's settings: ids differ from place to place",
          environments: [environment.name]))
      // Of another endpoint everything else is another's, too.
      return
    }
  }

  private static func withoutSlash(_ text: String) -> String {
    text.utf8.last == UInt8(ascii: "/") ? String(Substring(text.utf8.dropLast())) : text
  }
}
