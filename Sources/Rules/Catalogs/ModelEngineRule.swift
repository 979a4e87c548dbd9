import Diagnostics
import Manifest

/// An engine beside a built-in algorithm is the algorithm's own. A warning: requests in use name others, and the
/// algorithm's is taken.
enum ModelEngineRule: Rule {
  static let description = RuleDescription(
    id: "model-engine", summary: "engine_id beside model_id is the engine of the built-in algorithm",
    severity: .warning,
    why: """
      A built-in algorithm runs on the engine that it was written for, whatever engine_id says. Who reads the request \
      is told something else.
      """,
    remedy: """
      Leave engine_id out: the algorithm brings its engine.
      """,
    source: "built-in algorithms, engine_id",
    bad: nil, good: nil)

  static func check(_ job: CatalogJob, _ findings: inout Findings) {
    guard let model = job.model, let written = job.fields.entry(.engineID)?.value,
      !job.fields.body[written].flags.contains(.secret),
      let id = Catalog.canonical(written, in: job.fields.body),
      let own = job.catalog.value("engine_id", of: model.entry.node).flatMap({
        Catalog.canonical($0, in: job.catalog.tree)
      }), !TextOrder.areEqual(id, own)
    else { return }
    findings.report(
      ModelEngineRule.self, "the model \(job.name(model)) runs on engine \(own), not on \(id)", at: written,
      related: [job.label(model, "the model")]
        + [job.label("engine_id", of: model, "its engine")].compactMap { $0 },
      help: "leave \"engine_id\" out: the model brings its engine", source: "built-in algorithms, engine_id")
  }
}
