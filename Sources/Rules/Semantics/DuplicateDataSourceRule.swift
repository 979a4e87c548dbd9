import DocumentModel

/// A path or a version of a dataset stands once in `data_source`. A warning: the reference does not forbid it.
enum DuplicateDataSourceRule: Rule {
  static let description = RuleDescription(
    id: "duplicate-data-source", summary: "no two entries of data_source name the same data", severity: .warning,
    why: """
      The data is read twice: it counts double in the training, and every metric looks a little better than it is. It \
      happens when an entry is copied and its path is not changed.
      """,
    remedy: """
      Remove one of the entries, or name the data that was meant.
      """,
    source: "table 4, data_url",
    bad: .config(
      """
      data_source:
        - { type: obs, data_url: /bucket/part-1/ }
        - { type: obs, data_url: /bucket/part-1/ }
      """, without: ["data_url"]),
    good: .config(
      """
      data_source:
        - { type: obs, data_url: /bucket/part-1/ }
        - { type: obs, data_url: /bucket/part-2/ }
      """, without: ["data_url"]))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let list = fields.entry(.dataSource)?.value else { return }
    guard fields.body[list].kind == .sequence, fields.body[list].childCount > 1 else { return }
    report("data_url", list, fields, &findings)
    report("dataset_version", list, fields, &findings)
  }

  private static func report(
    _ key: StaticString, _ list: NodeID, _ fields: JobFields, _ findings: inout Findings
  ) {
    let groups = Duplicates.groups(of: list, in: fields.body) { item in
      guard let value = fields.body.value(key, of: item), fields.body[value].kind == .string,
        fields.body[value].textCount > 0, !fields.body[value].flags.contains(.secret)
      else { return nil }
      return value
    }
    for group in groups where isSameData(group, key, fields.body) {
      findings.report(
        DuplicateDataSourceRule.self, "\"data_source\" names \(fields.body.quoted(group[1])) twice", at: group[1],
        related: [findings.label(group[0], "first named here")]
          + group.dropFirst(2).map { findings.label($0, "and again here") },
        help: "remove one of the entries, or name the data that was meant", source: "table 4, \(key)")
    }
  }

  /// A version's id may be that of another dataset.
  private static func isSameData(_ group: [NodeID], _ key: StaticString, _ body: Tree) -> Bool {
    guard "\(key)" == "dataset_version" else { return true }
    let datasets = group.prefix(2).map { id in
      body.parent(of: id).flatMap { body.value("dataset_id", of: $0.id) }.map { body.string(of: $0) }
    }
    guard datasets.count == 2, let a = datasets[0], let b = datasets[1] else { return false }
    return a.utf8.elementsEqual(b.utf8)
  }
}
