import DocumentModel

/// A job runs on a resource specification or in a dedicated pool (modelarts-v1 §2.5).
enum ResourcesRule: Rule {
  static let description = RuleDescription(
    id: "resources",
    summary: "a job names what it runs on: spec_id, pool_id or flavor",
    why: """
      Without a specification or a pool the service does not know on what to run the job, and refuses it.
      """,
    remedy: """
      Give spec_id for a public pool or pool_id for a dedicated one. spec_id also takes a name, such as \
      modelarts.vm.cpu.2u, where the environment has a catalogue.
      """,
    source: "table 3, spec_id",
    bad: .config("", without: ["spec_id"]),
    good: .config(""))

  static func explain(_ fields: JobFields, _ findings: inout Findings) {
    guard let config = fields.config, !fields.isMeant(.specID), !fields.isMeant(.poolID), !fields.isMeant(.flavor)
    else { return }
    findings.reportLack(
      ResourcesRule.self, "\"config\" lacks \"spec_id\", which says what the job runs on", in: config,
      help: "give spec_id, or pool_id for a dedicated pool", source: "table 3, spec_id")
  }
}
