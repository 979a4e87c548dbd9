import DocumentModel

/// A job does not write its output into its own data or code. A warning: the reference does not forbid it.
enum OutputOverlapRule: Rule {
  static let description = RuleDescription(
    id: "output-overlap", summary: "train_url does not lie in the folder of the data or of the code",
    severity: .warning,
    why: """
      What the job writes becomes part of what the next run reads: models are taken for training data, and the code \
      folder, which is copied to every node before the start, grows with each run. An output file can even replace an \
      input of the same name.
      """,
    remedy: """
      Give the output a folder beside the data and the code, as in /bucket/data/, /bucket/code/ and /bucket/out/. \
      Folders are compared name by name.
      """,
    source: "table 3, train_url",
    bad: .config("data_url: /bucket/data/\ntrain_url: /bucket/data/out/"),
    good: .config("data_url: /bucket/data/\ntrain_url: /bucket/out/"))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let output = fields.present(.trainURL)?.value, isPath(output, fields.body) else { return }
    if let data = fields.present(.dataURL)?.value, report(output, in: data, fields, &findings) { return }
    if let code = fields.present(.appURL)?.value, report(output, in: code, fields, &findings) { return }
    guard let list = fields.present(.dataSource)?.value, fields.body[list].kind == .sequence else { return }
    for item in fields.body.items(of: list) {
      guard let data = fields.body.value("data_url", of: item) else { continue }
      if report(output, in: data, fields, &findings) { return }
    }
  }

  /// Whether the output lies in an input, which is a finding then.
  private static func report(
    _ output: NodeID, in input: NodeID, _ fields: JobFields, _ findings: inout Findings
  ) -> Bool {
    let body = fields.body
    guard isPath(input, body), isWithin(body.text(of: output), body.text(of: input)) else { return false }
    let isSame = isWithin(body.text(of: input), body.text(of: output))
    let folder = body.subject(input)
    findings.report(
      OutputOverlapRule.self,
      "\"train_url\" \(isSame ? "is the same folder as" : "lies inside of") \(folder): \(body.quoted(output))",
      at: output,
      related: body.span(of: input) == body.span(of: output) ? [] : [findings.label(input, "what the job reads")],
      help: "the output would become part of what the next run reads: name a folder beside it",
      source: "table 3, train_url")
    return true
  }

  private static func isPath(_ id: NodeID, _ body: Tree) -> Bool {
    let node = body[id]
    guard node.kind == .string, node.textCount > 1, !node.flags.contains(.secret) else { return false }
    return body.text(of: id)[0] == UInt8(ascii: "/")
  }

  /// Whether a path is a folder, or lies in it; a slash at the end of either makes no difference.
  private static func isWithin(_ path: Span<UInt8>, _ folder: Span<UInt8>) -> Bool {
    var count = folder.count
    while count > 1, folder[count - 1] == UInt8(ascii: "/") { count -= 1 }
    // All that is in a bucket is in the bucket.
    guard isDeeperThanBucket(folder, count) else { return false }
    guard path.count >= count, path.count == count || path[count] == UInt8(ascii: "/") else { return false }
    for i in 0..<count where path[i] != folder[i] { return false }
    return true
  }

  private static func isDeeperThanBucket(_ folder: Span<UInt8>, _ count: Int) -> Bool {
    for i in 1..<max(count, 1) where folder[i] == UInt8(ascii: "/") { return true }
    return false
  }
}
