import DocumentModel

/// A volume is one of `nfs` and `host_path` (table 5).
enum VolumeRule: Rule {
  static let description = RuleDescription(
    id: "volume",
    summary: "a volume is exactly one of nfs and host_path",
    why: """
      A volume is a file system on the network or a folder of the host. An entry that is both or neither cannot \
      be mounted, and the job fails before its first line of code.
      """,
    remedy: """
      Give one of nfs and host_path. Two volumes are two entries of "volumes".
      """,
    source: "table 5",
    bad: .config("volumes: [{}]"),
    good: .config("volumes: [{ host_path: { src_path: /data, dest_path: /home/work/data } }]"))

  static func explain(_ volume: NodeID, _ fields: JobFields, _ findings: inout Findings) {
    let body = findings.body
    let kinds = [body.entry("nfs", of: volume), body.entry("host_path", of: volume)].compactMap { $0 }
      .sorted { $0.key < $1.key }
    if kinds.count == 2 {
      findings.report(
        VolumeRule.self,
        "\"\(body.string(of: kinds[1].key))\" beside \"\(body.string(of: kinds[0].key))\": a volume is one of them",
        at: kinds[1].key, related: [findings.label(kinds[0].key, "the other kind")],
        help: "make two entries of \"volumes\"", source: "table 5, host_path")
    } else if kinds.isEmpty, !fields.isMisspelt("nfs", in: volume), !fields.isMisspelt("host_path", in: volume) {
      findings.reportLack(
        VolumeRule.self, "\(body.subject(volume)) is neither \"nfs\" nor \"host_path\"", in: volume,
        help: "give one of the two", source: "table 5, nfs")
    }
  }
}
