import DocumentModel

/// A job runs on a resource specification or in a dedicated pool (modelarts-v1 §2.5).
enum ResourcesRule: Rule {
  static let description = RuleDescription(
    id: "resources", summary: "a job names what it runs on: spec_id, pool_id or flavor", severity: .error)

  static func explain(_ fields: JobFields, _ findings: inout Findings) {
    guard let config = fields.config, !fields.isMeant(.specID), !fields.isMeant(.poolID), !fields.isMeant(.flavor)
    else { return }
    findings.reportLack(
      ResourcesRule.self, "\"config\" lacks \"spec_id\", which says what the job runs on", in: config,
      help: "give spec_id, or pool_id for a dedicated pool", source: "table 3, spec_id")
  }
}
