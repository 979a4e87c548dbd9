import Diagnostics
import Manifest

/// A Caffe engine runs on one node (user guide, modelarts-v1 §2.2).
enum SingleNodeEngineRule: Rule {
  static let description = RuleDescription(
    id: "single-node-engine", summary: "a job on a Caffe engine has one node",
    why: """
      The service's user guide says that Caffe engines run on one node only: the others would be paid for and idle, or \
      the job would fail.
      """,
    remedy: """
      Write `worker_server_num: 1`, or take an engine that runs on several nodes.
      """,
    source: "user guide, Caffe engines",
    bad: .withCatalog("engine_id: 7\nworker_server_num: 2"), good: .withCatalog("engine_id: 7"))

  /// `engine_type` of Caffe (modelarts-v1 §4.3).
  private static let caffe = 4

  static func check(_ job: CatalogJob, _ findings: inout Findings) {
    guard let engine = job.engine, let nodes = job.nodes, nodes.count > 1,
      job.fields.present(.userImageURL) == nil, job.fields.present(.modelID) == nil, isCaffe(engine, job.catalog)
    else { return }
    findings.report(
      SingleNodeEngineRule.self,
      "\"worker_server_num\" is \(nodes.count), but the engine \(job.name(engine)) runs on one node only",
      at: nodes.value,
      related: [job.label(engine, "chosen here")]
        + [job.label("engine_name", of: engine, "a Caffe engine")].compactMap { $0 },
      help: "write 1, or take another engine", source: "user guide, Caffe engines")
  }

  private static func isCaffe(_ engine: CatalogJob.Choice, _ catalog: Catalog) -> Bool {
    if let name = catalog.text("engine_name", of: engine.entry.node) { return TextOrder.areEqual(name, "Caffe") }
    return catalog.integer("engine_type", of: engine.entry.node) == caffe
  }
}
