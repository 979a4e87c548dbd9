import Diagnostics
import DocumentModel
import JobAPI
import Manifest

/// A catalogue is of these days. A warning: what it lists may be gone.
package enum CatalogAgeRule: Rule {
  package static let description = RuleDescription(
    id: "catalog-age", summary: "a catalogue lock was pulled in the last 30 days", severity: .warning,
    why: """
      Specifications, engines and algorithms come and go, and what is sold out changes by the hour. Checks against an \
      old list pass what the service refuses.
      """,
    remedy: """
      Pull the catalogue again and look at what changed. For a build that must be the same at any time set \
      SOURCE_DATE_EPOCH, which is taken for the present.
      """,
    bad: .withCatalog("", pulledAt: "2024-06-01T00:00:00Z"), good: .withCatalog(""))

  /// In days.
  private static let limit = 30

  /// - Parameter now: nil to take no catalogue for old.
  package static func check(_ catalog: Catalog, now: Timestamp?, into diagnostics: inout [Diagnostic]) {
    guard let now, let pulled = catalog.pulledAt else { return }
    let days = now.days(since: pulled.time)
    guard days > limit || days < 0 else { return }
    diagnostics.append(
      Diagnostic(
        rule: description.id, severity: description.severity,
        message: days < 0
          ? "this catalogue was pulled in the future" : "this catalogue was pulled \(days) days ago",
        at: catalog.tree.span(of: pulled.node),
        help: days < 0
          ? "\"pulled_at\" or the clock of this machine is wrong"
          : "pull it again: what it lists may be gone, and what is new is not in it"))
  }
}
