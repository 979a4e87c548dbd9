import DocumentModel

/// `spec_id` names a public pool's resources, `pool_id` a dedicated pool. A warning: editions of the reference
/// disagree on whether both may be given.
enum SpecAndPoolRule: Rule {
  static let description = RuleDescription(
    id: "spec-and-pool",
    summary: "a job names spec_id or pool_id, not both", severity: .warning,
    why: """
      spec_id is for public pools, pool_id for a dedicated one. Editions of the reference disagree on whether \
      both may be given, so an installation may refuse it, or bill a public node while the dedicated one idles.
      """,
    remedy: """
      Keep spec_id for a public pool, pool_id for a dedicated one.
      """,
    source: "table 3, spec_id, and the reference of 2025, pool_id",
    bad: .config("spec_id: 1\npool_id: pool0a1b2c3d"),
    good: .config("pool_id: pool0a1b2c3d", without: ["spec_id"]))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let pool = fields.present(.poolID), let spec = fields.entry(.specID) else { return }
    let (first, second) = spec.key < pool.key ? (spec, pool) : (pool, spec)
    findings.report(
      SpecAndPoolRule.self,
      "\(fields.names(second)) beside \(fields.names(first)): a job runs in a public pool or in a dedicated one",
      at: second.key,
      related: [findings.label(first.key, "the other one")],
      help:
        "keep spec_id for a public pool, pool_id for a dedicated one; editions of the reference disagree on whether both may be given",
      source: "table 3, spec_id")
  }
}
