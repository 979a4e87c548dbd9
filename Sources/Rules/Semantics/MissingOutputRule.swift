import DocumentModel

/// A job says where its output goes. A warning: the create call does not ask for it, and the output is lost.
enum MissingOutputRule: Rule {
  static let description = RuleDescription(
    id: "missing-train-url",
    summary: "a job has a train_url, without which its output is lost", severity: .warning,
    why: """
      The create call does not ask for train_url, but without it nothing that the job writes outlives its \
      container: hours of training, and no model.
      """,
    remedy: """
      Name a folder in object storage. A job that really has no output can suppress the finding.
      """,
    source: "table 3, train_url",
    bad: .config("", without: ["train_url"]),
    good: .config(""))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let config = fields.config, !fields.isMeant(.trainURL) else { return }
    // A value of another type is a mistake of its own.
    if let entry = fields.entry(.trainURL), !fields.body.isBlank(entry.value) { return }
    findings.reportLack(
      MissingOutputRule.self, "\"config\" has no \"train_url\", so the job's output is lost", in: config,
      help: "name a folder in object storage for the output", source: "table 3, train_url")
  }
}
