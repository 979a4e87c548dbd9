import DocumentModel

/// A label of `parameter` stands for one value.
enum DuplicateLabelRule: Rule {
  static let description = RuleDescription(
    id: "duplicate-label", summary: "no two entries of parameter have the same label", severity: .error)

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let list = fields.entry(.parameter)?.value else { return }
    let body = fields.body
    guard body[list].kind == .sequence, body[list].childCount > 1 else { return }
    let name = FieldName.label
    let groups = Duplicates.groups(of: list, in: body) { item in
      guard let label = body.value(name, of: item), body[label].kind == .string else { return nil }
      return label
    }
    for group in groups {
      findings.report(
        DuplicateLabelRule.self, "the label \(body.quoted(group[1])) is given twice", at: group[1],
        related: [findings.label(group[0], "first given here")]
          + group.dropFirst(2).map { findings.label($0, "and again here") },
        help: "keep one of the entries", source: "table 8, label")
    }
  }
}
