import DocumentModel

/// A label of `parameter` stands for one value.
enum DuplicateLabelRule: Rule {
  static let description = RuleDescription(
    id: "duplicate-label",
    summary: "no two entries of parameter have the same label",
    why: """
      The training gets one of the two values. Which one depends on the script's argument parser, or on the \
      order in which environment variables are set.
      """,
    remedy: """
      Keep one of the entries. To change the value of a shared set or a fragment, write the label once in the \
      layer above: it replaces.
      """,
    source: "table 8, label",
    bad: .config("parameter: [{ label: lr, value: \"0.1\" }, { label: lr, value: \"0.2\" }]"),
    good: .config("parameter: [{ label: lr, value: \"0.1\" }]"))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let list = fields.entry(.parameter)?.value else { return }
    let body = fields.body
    guard body[list].kind == .sequence, body[list].childCount > 1 else { return }
    let name = FieldName.label
    let groups = Duplicates.groups(of: list, in: body) { item in
      guard let label = body.value(name, of: item), body[label].kind == .string, body[label].textCount > 0
      else { return nil }
      return label
    }
    if groups.isEmpty { return }
    let items = Array(body.items(of: list))
    for group in groups {
      findings.report(
        DuplicateLabelRule.self, "the label \(body.quoted(group[1])) is given twice", at: group[1],
        related: [findings.label(group[0], "first given here")]
          + group.dropFirst(2).map { findings.label($0, "and again here") },
        help: "keep one of the entries", fixes: findings.removal(ofAllButFirst: group, in: items),
        source: "table 8, label")
    }
  }
}
