import Diagnostics
import DocumentModel

/// A path in the job is where one volume is mounted.
enum DuplicateDestPathRule: Rule {
  static let description = RuleDescription(
    id: "duplicate-dest-path",
    summary: "no two volumes are mounted at the same dest_path",
    why: """
      One volume hides the other, or the container does not start at all.
      """,
    remedy: """
      Give each volume a dest_path of its own. To change a volume of a lower layer, write the same dest_path \
      once in the layer above: it is merged.
      """,
    source: "table 6, dest_path",
    bad: .config(
      """
      volumes:
        - host_path: { src_path: /data/a, dest_path: /home/work/data }
        - host_path: { src_path: /data/b, dest_path: /home/work/data }
      """),
    good: .config(
      """
      volumes:
        - host_path: { src_path: /data/a, dest_path: /home/work/data/a }
        - host_path: { src_path: /data/b, dest_path: /home/work/data/b }
      """))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let list = fields.entry(.volumes)?.value else { return }
    let body = fields.body
    guard body[list].kind == .sequence, body[list].childCount > 1 else { return }
    let (nfs, hostPath, name) = (FieldName.nfs, FieldName.hostPath, FieldName.destPath)
    let groups = Duplicates.groups(of: list, in: body) { item in
      // A volume is a mapping of one kind; a second one is another rule's matter.
      guard let volume = body.value(nfs, of: item) ?? body.value(hostPath, of: item),
        let path = body.value(name, of: volume), body[path].kind == .string, !body.isBlank(path)
      else { return nil }
      return path
    }
    if groups.isEmpty { return }
    let items = Array(body.items(of: list))
    for group in groups {
      findings.report(
        DuplicateDestPathRule.self, "two volumes are mounted at \(body.quoted(group[1]))", at: group[1],
        related: [findings.label(group[0], "the first")]
          + group.dropFirst(2).map { findings.label($0, "and another") },
        help: "give each volume a dest_path of its own", fixes: repetitions(group, items, findings),
        source: "table 6, dest_path")
    }
  }

  /// Of volumes that are the same one can go; which of different ones should move, nobody knows.
  private static func repetitions(_ group: [NodeID], _ list: [NodeID], _ findings: Findings) -> [Fix] {
    findings.removal(ofAllButFirst: group, in: list).filter { $0.applicability == .safe }
  }
}
