import DocumentModel

/// `spec_id` names a public pool's resources, `pool_id` a dedicated pool. A warning: editions of the reference
/// disagree on whether both may be given.
enum SpecAndPoolRule: Rule {
  static let description = RuleDescription(
    id: "spec-and-pool", summary: "a job names spec_id or pool_id, not both", severity: .warning)

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let pool = fields.present(.poolID), let spec = fields.entry(.specID) else { return }
    let (first, second) = spec.key < pool.key ? (spec, pool) : (pool, spec)
    findings.report(
      SpecAndPoolRule.self, "\(fields.names(second)) beside \(fields.names(first))", at: second.key,
      related: [findings.label(first.key, "the other one")],
      help: "spec_id is for public pools, pool_id for a dedicated one; editions of the reference disagree on both",
      source: "table 3, spec_id")
  }
}
