import Diagnostics
import Manifest

/// Engine and resource spec fit, as far as their own names say so. A warning: the reference has no table of what goes
/// with what (modelarts-v1 C13).
enum EngineAndSpecRule: Rule {
  static let description = RuleDescription(
    id: "engine-and-spec", summary: "an engine runs on a resource spec with the chips that its name asks for",
    severity: .warning,
    why: """
      An engine that is built for other chips than the specification has does not start, or computes on the processor \
      at a fraction of the speed. Only what the catalogue's own names say is looked at.
      """,
    remedy: """
      Take a specification with the chips of the engine, or an engine for the chips of the specification; `jobc \
      catalog show` lists both.
      """,
    source: "engine specs, engine_name",
    bad: .withCatalog("engine_id: 8"), good: .withCatalog("engine_id: 8\nspec_id: 9"))

  static func check(_ job: CatalogJob, _ findings: inout Findings) {
    guard let engine = job.engine, let spec = job.spec, job.fields.present(.userImageURL) == nil,
      job.fields.present(.modelID) == nil, let name = job.catalog.text("engine_name", of: engine.entry.node)
    else { return }
    let key: StaticString
    let lack: String
    if name.utf8.elementsEqual("MindSpore-GPU".utf8), job.catalog.integer("gpu_num", of: spec.entry.node) == 0 {
      (key, lack) = ("gpu_num", "has no GPU")
    } else if name.utf8.elementsEqual("Ascend-Powered-Engine".utf8),
      let type = job.catalog.text("gpu_type", of: spec.entry.node), type.utf8.starts(with: "nvidia".utf8)
    {
      (key, lack) = ("gpu_type", "has \(type)")
    } else {
      return
    }
    findings.report(
      EngineAndSpecRule.self,
      "the engine \(job.name(engine)) does not fit the resource spec \(job.name(spec)), which \(lack)",
      at: engine.value,
      related: [job.label(spec, "the resource spec")] + [job.label(key, of: spec, "listed here")].compactMap { $0 },
      help: "choose the two to fit: `jobc catalog show` lists both", source: "engine specs, engine_name")
  }
}
