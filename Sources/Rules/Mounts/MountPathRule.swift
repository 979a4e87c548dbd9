import DocumentModel

/// A mount target is an absolute path (table 6, dest_path).
enum MountPathRule: Rule {
  static let description = RuleDescription(
    id: "mount-path", summary: "a volume's dest_path is an absolute path without \".\" and \"..\"",
    severity: .warning,
    why: """
      The path is one inside the container. From which folder a relative one counts depends on the runtime, and the \
      script then looks for its data where there is none. The reference says only "String", hence a warning.
      """,
    remedy: """
      Begin the path with a slash and write it out, as in /home/work/data.
      """,
    source: "table 6, dest_path",
    bad: .config("volumes: [{ host_path: { src_path: /data, dest_path: data } }]"),
    good: .config("volumes: [{ host_path: { src_path: /data, dest_path: /home/work/data } }]"))

  static func check(_ mounts: MountTargets, _ findings: inout Findings) {
    let body = findings.body
    for target in mounts.targets {
      let text = body.string(of: target.id)
      guard text.utf8.first == UInt8(ascii: "/") else {
        findings.report(
          MountPathRule.self, "\"dest_path\" should begin with \"/\", but is \(body.quoted(target.id))", at: target.id,
          help: "a path inside the container, such as /home/work/data", source: "table 6, dest_path")
        continue
      }
      if let dots = target.segments.first(where: { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }) {
        findings.report(
          MountPathRule.self, "\"dest_path\" holds \"\(String(Substring(dots)))\": \(body.quoted(target.id))",
          at: target.id, help: "write out the folder that is meant", source: "table 6, dest_path")
      }
    }
  }
}
