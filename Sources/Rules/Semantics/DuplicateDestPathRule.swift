import DocumentModel

/// A path in the job is where one volume is mounted.
enum DuplicateDestPathRule: Rule {
  static let description = RuleDescription(
    id: "duplicate-dest-path", summary: "no two volumes are mounted at the same dest_path", severity: .error)

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let list = fields.entry(.volumes)?.value else { return }
    let body = fields.body
    guard body[list].kind == .sequence, body[list].childCount > 1 else { return }
    let name = FieldName.destPath
    let groups = Duplicates.groups(of: list, in: body) { item in
      // A volume is a mapping of one kind; a second one is another rule's matter.
      guard body[item].kind == .mapping, body[item].childCount > 0,
        let path = body.value(name, of: NodeID(item.rawValue + 2)), body[path].kind == .string
      else { return nil }
      return path
    }
    for group in groups {
      findings.report(
        DuplicateDestPathRule.self, "two volumes are mounted at \(body.quoted(group[1]))", at: group[1],
        related: [findings.label(group[0], "the first")]
          + group.dropFirst(2).map { findings.label($0, "and another") },
        help: "give each volume a dest_path of its own", source: "table 6, dest_path")
    }
  }
}
