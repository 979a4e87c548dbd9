import DocumentModel

/// A built-in algorithm brings its own engine. A warning: editions of the reference send both.
enum EngineAndModelRule: Rule {
  static let description = RuleDescription(
    id: "engine-and-model",
    summary: "a job names engine_id or model_id, not both", severity: .warning,
    why: """
      A built-in algorithm brings its own engine. Editions of the reference disagree on whether engine_id may \
      stand beside model_id; an installation may refuse it, and a reader cannot know which of the two runs.
      """,
    remedy: """
      Keep model_id for a built-in algorithm, or engine_id with app_url and boot_file_url for code of your own.
      """,
    source: "table 3, model_id",
    bad: .config(
      """
      model_id: 4
      engine_id: 130
      """),
    good: .config("model_id: 4"))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let engine = fields.entry(.engineID), let model = fields.entry(.modelID),
      fields.present(.userImageURL) == nil
    else { return }
    let (first, second) = engine.key < model.key ? (engine, model) : (model, engine)
    findings.report(
      EngineAndModelRule.self,
      "\(fields.names(second)) beside \(fields.names(first)): a built-in algorithm brings its own engine",
      at: second.key,
      related: [findings.label(first.key, "the other one")],
      help: "leave engine_id out; editions of the reference disagree on whether both may be given",
      source: "table 3, model_id")
  }
}
