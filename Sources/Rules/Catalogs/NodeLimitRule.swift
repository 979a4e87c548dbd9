import Diagnostics
import DocumentModel
import Manifest

/// A job takes no more nodes than its resource spec allows (modelarts-v1 §2.2, §6.1).
enum NodeLimitRule: Rule {
  static let description = RuleDescription(
    id: "node-limit", summary: "worker_server_num is at most the max_num of the chosen resource spec",
    why: """
      Each resource specification has its own limit of nodes, which the request does not show; the service refuses \
      more.
      """,
    remedy: """
      Take fewer nodes or another specification; `jobc catalog show` lists the limit of each.
      """,
    source: "table 3, worker_server_num",
    bad: .withCatalog("worker_server_num: 3"), good: .withCatalog("worker_server_num: 2"))

  static func check(_ job: CatalogJob, _ findings: inout Findings) {
    guard let spec = job.spec, let nodes = job.nodes,
      let limit = job.catalog.integer("max_num", of: spec.entry.node), nodes.count > limit
    else { return }
    let allowed = limit == 1 ? "1 node" : "\(limit) nodes"
    findings.report(
      NodeLimitRule.self,
      "\"worker_server_num\" is \(nodes.count), but the resource spec \(job.name(spec)) takes at most \(allowed)",
      at: nodes.value,
      related: [job.label(spec, "chosen here")] + [job.label("max_num", of: spec, "limited here")].compactMap { $0 },
      help: better(than: nodes.count, job), source: "table 3, worker_server_num")
  }

  private static func better(than count: Int, _ job: CatalogJob) -> String {
    let able = (job.catalog.lists[.specs] ?? []).filter {
      (job.catalog.integer("max_num", of: $0.node) ?? 0) >= count && !job.catalog.isTrue("no_resource", of: $0.node)
    }
    guard !able.isEmpty else { return "no resource spec of the catalogue takes \(count) nodes" }
    let shown = able.prefix(4).map { $0.name ?? $0.id }.joined(separator: ", ")
    return "\(count) nodes can be had of \(shown)\(able.count > 4 ? " and \(able.count - 4) more" : "")"
  }
}
