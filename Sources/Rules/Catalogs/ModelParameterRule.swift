import Diagnostics
import DocumentModel
import Manifest

/// A job of a built-in algorithm gives the parameters that the algorithm asks for, under its names (modelarts-v1 §6.3).
enum ModelParameterRule: Rule {
  static let description = RuleDescription(
    id: "model-parameter", summary: "a job gives a built-in algorithm's required parameters, and only such as it has",
    severity: .warning,
    why: """
      A label that the algorithm does not know changes nothing: the run goes on with the default, and nobody notices \
      that learning_rat was meant to be learning_rate.
      """,
    remedy: """
      Write the label as the algorithm has it; the finding lists what it takes. Give a value for each parameter that it \
      requires.
      """,
    source: "built-in algorithms, parameter",
    bad: .withCatalog("parameter: { batch_size: 16, learning_rat: 0.1 }"),
    good: .withCatalog("parameter: { batch_size: 16, learning_rate: 0.1 }"))

  static func check(_ job: CatalogJob, _ findings: inout Findings) {
    guard let model = job.model, let known = model.entry.parameters, let config = job.fields.config else { return }
    let body = job.fields.body
    let list = job.fields.entry(.parameter)
    var given: [String] = []
    var meant: [String] = []
    if let list {
      for item in body.items(of: list.value) {
        guard let label = body.value("label", of: item), body[label].kind == .string else { continue }
        // A label that is not known may be any.
        if body[label].flags.contains(.secret) { return }
        let name = body.string(of: label)
        given.append(name)
        if known.contains(where: { TextOrder.areEqual($0.label, name) }) { continue }
        report(label, name, model, known, &meant, job, &findings)
      }
    }
    let told = given + meant
    for parameter in known
    where parameter.isRequired && !told.contains(where: { TextOrder.areEqual($0, parameter.label) }) {
      let isDefaulted = !parameter.value.isEmpty
      findings.reportLack(
        ModelParameterRule.self, "the model \(job.name(model)) asks for the parameter \"\(parameter.label)\"",
        in: list?.value ?? config,
        related: [job.label(model, "the model")]
          + [job.label("parameter", of: model, "its parameters")].compactMap { $0 },
        help: isDefaulted
          ? "its usual value is \(parameter.value): give it, for it is marked as required"
          : "give it a value: the catalogue names none",
        source: "built-in algorithms, parameter", severity: isDefaulted ? .warning : .error)
    }
  }

  /// A label that the model does not have: probably a slip where a near one is free, else a note, because catalogues
  /// leave things out.
  private static func report(
    _ label: NodeID, _ name: String, _ model: CatalogJob.Choice, _ known: [CatalogParameter], _ meant: inout [String],
    _ job: CatalogJob, _ findings: inout Findings
  ) {
    let near = Suggestion.nearest(to: name, among: known.map(\.label))
    if let near { meant.append(near) }
    let list = known.isEmpty ? "it has none" : "it has " + known.prefix(12).map(\.label).joined(separator: ", ")
    findings.report(
      ModelParameterRule.self, "the model \(job.name(model)) has no parameter \(job.fields.body.quoted(label))",
      at: label, related: [job.label("parameter", of: model, "its parameters")].compactMap { $0 },
      help: near.map { "did you mean \"\($0)\"?" } ?? list,
      fixes: near.map {
        findings.replacement(of: label, with: $0, title: "rename to \"\($0)\"", applicability: .unsafe)
      } ?? [], source: "built-in algorithms, parameter", severity: near == nil ? .note : .warning)
  }
}
