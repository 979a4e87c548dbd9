import DocumentModel

/// A path in the job is where one volume is mounted.
enum DuplicateDestPathRule: Rule {
  static let description = RuleDescription(
    id: "duplicate-dest-path", summary: "no two volumes are mounted at the same dest_path", severity: .error)

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let list = fields.entry(.volumes)?.value else { return }
    let body = fields.body
    guard body[list].kind == .sequence, body[list].childCount > 1 else { return }
    var paths = Duplicates(capacity: body[list].childCount)
    var item = list.rawValue + 1
    while item < body[list].next {
      // A volume is a mapping of one kind; a second one is another rule's matter.
      if body[NodeID(item)].kind == .mapping, body[NodeID(item)].childCount > 0,
        let path = body.value(.destPath, of: NodeID(item + 2)), body[path].kind == .string
      {
        paths.append(path, in: body)
      }
      item = body[NodeID(item)].next
    }
    for group in paths.groups(in: body) {
      findings.report(
        DuplicateDestPathRule.self, "two volumes are mounted at \(body.quoted(group[1]))", at: group[1],
        related: [findings.label(group[0], "the first")]
          + group.dropFirst(2).map { findings.label($0, "and another") },
        help: "give each volume a dest_path of its own", source: "table 6, dest_path")
    }
  }
}
