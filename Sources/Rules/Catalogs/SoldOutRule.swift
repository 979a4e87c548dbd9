import Diagnostics
import Manifest

/// The chosen resource spec can be had. A warning: it could not when the catalogue was pulled.
enum SoldOutRule: Rule {
  static let description = RuleDescription(
    id: "sold-out", summary: "the chosen resource spec was not sold out when the catalogue was pulled",
    severity: .warning,
    why: """
      A job on a specification that is sold out is refused, or waits for as long as others hold it.
      """,
    remedy: """
      Choose another specification (`jobc catalog show` marks those that are sold out), or pull the catalogue again \
      to see whether it can be had by now.
      """,
    source: "resource specs, no_resource",
    bad: .withCatalog("spec_id: 6"), good: .withCatalog("spec_id: 5"))

  static func check(_ job: CatalogJob, _ findings: inout Findings) {
    guard let spec = job.spec, job.catalog.isTrue("no_resource", of: spec.entry.node) else { return }
    findings.report(
      SoldOutRule.self, "the resource spec \(job.name(spec)) was sold out when the catalogue was pulled",
      at: spec.value, related: [job.label("no_resource", of: spec, "listed here as sold out")].compactMap { $0 },
      help: "choose another, or pull the catalogue again: \(job.phrase) lists it as sold out",
      source: "resource specs, no_resource")
  }
}
