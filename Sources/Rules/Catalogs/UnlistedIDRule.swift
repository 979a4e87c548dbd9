import Diagnostics
import DocumentModel
import Manifest

/// An id stands in the environment's catalogue. An error for the ids, which the service would refuse; a warning for a
/// flavor's code, since captures show codes that are no spec's.
enum UnlistedIDRule: Rule {
  static let description = RuleDescription(
    id: "unlisted-id", summary: "spec_id, engine_id, model_id and flavor.code stand in the environment's catalogue",
    why: """
      Ids are given by each region for itself: the same specification is 27 in one and 44 in another. An id of \
      elsewhere runs the job on something else or on nothing.
      """,
    remedy: """
      Take an id that the finding lists, or better the name, which is the same everywhere: \
      `spec_id: modelarts.vm.cpu.2u`. If the id is new, pull the catalogue again.
      """,
    source: "table 3, spec_id",
    bad: .withCatalog("spec_id: 27"), good: .withCatalog("spec_id: 5"))

  /// How many entries a help lists.
  private static let bound = 8

  static func check(_ job: CatalogJob, _ findings: inout Findings) {
    let body = job.fields.body
    for (field, list) in [(ConfigField.specID, Catalog.List.specs), (.engineID, .engines), (.modelID, .models)] {
      if list == .specs, job.fields.present(.poolID) != nil { continue }
      guard job.catalog.wholeLists.contains(list), let value = job.fields.entry(field)?.value,
        !body[value].flags.contains(.secret), let id = Catalog.canonical(value, in: body),
        job.catalog.entry(id: id, in: list) == nil
      else { continue }
      findings.report(
        UnlistedIDRule.self, "the catalogue lists no \(list.phrase) \(id)", at: value, help: help(list, job),
        source: "table 3, \(field.name)")
    }
    checkFlavor(job, &findings)
  }

  private static func help(_ list: Catalog.List, _ job: CatalogJob) -> String {
    let entries = job.catalog.lists[list] ?? []
    let shown = entries.prefix(bound).map { entry in entry.name.map { "\(entry.id) (\($0))" } ?? entry.id }
    let more = entries.count > bound ? " and \(entries.count - bound) more" : ""
    return "\(job.phrase) lists \(shown.joined(separator: ", "))\(more)"
  }

  private static func checkFlavor(_ job: CatalogJob, _ findings: inout Findings) {
    guard job.catalog.wholeLists.contains(.specs), job.fields.present(.poolID) == nil,
      let code = CatalogJob.flavorCode(job.fields)
    else { return }
    let name = job.fields.body.string(of: code)
    guard job.catalog.entries(named: name, in: .specs).isEmpty else { return }
    let near = Suggestion.nearest(to: name, among: job.catalog.names(in: .specs))
    findings.report(
      UnlistedIDRule.self, "the catalogue lists no resource spec \(job.fields.body.quoted(code))", at: code,
      help: near.map { "did you mean \"\($0)\"?" } ?? help(.specs, job),
      fixes: near.map {
        findings.replacement(of: code, with: $0, title: "write \"\($0)\"", applicability: .unsafe)
      } ?? [], source: "captured requests, flavor", severity: .warning)
  }
}
