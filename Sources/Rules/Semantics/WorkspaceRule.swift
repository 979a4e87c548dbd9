import DocumentModel

/// `workspace_id` looks like one: `0`, or 32 hexadecimal digits. A warning: the reference says only String.
enum WorkspaceRule: Rule {
  static let description = RuleDescription(
    id: "workspace-id",
    summary: "workspace_id is \"0\" or 32 hexadecimal digits", severity: .warning,
    why: """
      A job in a workspace that does not exist is refused, and one in the wrong workspace cannot be found by \
      those who look for it. The reference says only "String", hence a warning.
      """,
    remedy: """
      Write "0" for the default workspace, or the 32 characters of the id that the console shows; a workspace's \
      name is no id. In a project the environment's workspace_id is the better place.
      """,
    source: "table 2, workspace_id",
    bad: .config("", above: "workspace_id: vision"),
    good: .config("", above: "workspace_id: \"0\""))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let id = fields.workspaceID, fields.body[id].kind == .string, !fields.body[id].flags.contains(.secret),
      !isUsual(fields.body.text(of: id))
    else { return }
    findings.report(
      WorkspaceRule.self,
      "\"workspace_id\" is usually \"0\" or 32 hexadecimal digits, but is \(fields.body.quoted(id))", at: id,
      help: "the default workspace is \"0\"", source: "table 2, workspace_id")
  }

  private static func isUsual(_ text: Span<UInt8>) -> Bool {
    if text.count == 1 { return text[0] == UInt8(ascii: "0") }
    guard text.count == 32 else { return false }
    for i in 0..<32 {
      let byte = text[i] | 0x20
      guard (text[i] >= 0x30 && text[i] <= 0x39) || (byte >= 0x61 && byte <= 0x66) else { return false }
    }
    return true
  }
}
