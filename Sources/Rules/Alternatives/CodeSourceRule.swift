import DocumentModel

/// A job's code comes from one source: an engine with `app_url` and `boot_file_url`, a built-in algorithm, or a custom
/// image, which may come with code and an engine (modelarts-v1 §2.5).
enum CodeSourceRule: Rule {
  static let description = RuleDescription(
    id: "code-source",
    summary: "a job has one source of code: app_url, boot_file_url and engine_id; or model_id; or user_image_url",
    why: """
      A job takes its code from one place: your code on a preset engine (app_url, boot_file_url and engine_id), \
      a built-in algorithm (model_id), or a custom image (user_image_url, with code and an engine if it likes). \
      The reference marks all of them mandatory, though each excludes the others. With none the service refuses \
      the job; with two it chooses, and not always the one that you meant.
      """,
    remedy: """
      Decide for one of the three and remove what belongs to the others. Your own code takes all three of its \
      fields. user_command starts the container of a custom image and means nothing without one.
      """,
    source: "table 3, app_url, boot_file_url, engine_id, model_id, user_image_url",
    bad: .config(
      """
      app_url: /bucket/code/
      boot_file_url: /bucket/code/train.py
      """, without: ["model_id"]),
    good: .config(
      """
      app_url: /bucket/code/
      boot_file_url: /bucket/code/train.py
      engine_id: 130
      """, without: ["model_id"]))

  static func explain(_ fields: JobFields, _ findings: inout Findings) {
    guard let config = fields.config else { return }
    let model = fields.entry(.modelID)
    if fields.isMeant(.userImageURL) {
      guard let model, let image = fields.present(.userImageURL) else { return }
      let (first, second) = image.key < model.key ? (image, model) : (model, image)
      findings.report(
        CodeSourceRule.self, "\(fields.names(second)) beside \(fields.names(first)): a job has one source of code",
        at: second.key, related: [findings.label(first.key, "the other source")],
        help: "a built-in algorithm needs no image: keep one of the two", source: "table 3, model_id")
    } else if let command = fields.present(.userCommand) {
      if findings.isOpen { return }
      findings.report(
        CodeSourceRule.self, "\"user_command\" without \"user_image_url\"", at: command.key,
        help: "the command starts the container of a custom image: name the image, or leave the command out",
        source: "table 3, user_command")
    } else if fields.isMeant(.modelID) {
      let beside = [ConfigField.appURL, .bootFileURL].compactMap { fields.present($0) }
      guard let model, let first = beside.first, !fields.isMeant(.engineID) else { return }
      findings.report(
        CodeSourceRule.self, "\(fields.names(first)) beside \"model_id\": a job has one source of code",
        at: first.key, related: [findings.label(model.key, "the other source")],
        help: "a built-in algorithm brings its own code: keep one of the two", source: "table 3, model_id")
    } else {
      explainEngine(config, fields, &findings)
    }
  }

  private static func explainEngine(_ config: NodeID, _ fields: JobFields, _ findings: inout Findings) {
    let all: [ConfigField] = [.appURL, .bootFileURL, .engineID]
    let missing = all.filter { !fields.isMeant($0) }
    guard !missing.isEmpty else { return }
    guard missing.count < all.count else {
      findings.reportLack(
        CodeSourceRule.self, "\"config\" names no code to run", in: config,
        help: "give app_url, boot_file_url and engine_id; or model_id; or user_image_url", source: "table 3, app_url")
      return
    }
    let list = missing.map { "\"\($0.name)\"" }.joined(separator: " and ")
    let present = all.compactMap { fields.present($0) }
    let others = present.map { fields.names($0) }.joined(separator: " and ")
    findings.reportLack(
      CodeSourceRule.self,
      "\"config\" lacks \(list)"
        + (others.isEmpty ? "" : ", which \(missing.count == 1 ? "goes" : "go") with \(others)"),
      in: config, related: present.prefix(1).map { findings.label($0.key, "this needs it") },
      help: "code on a preset engine takes app_url, boot_file_url and engine_id",
      source: missing.first.map { "table 3, \($0.name)" })
  }
}

extension JobFields {
  /// The key of an entry in quotes.
  func names(_ entry: Entry) -> String { "\"\(body.string(of: entry.key))\"" }
}
