import DocumentModel

/// `data_source` holds sources of one type (table 4, type). A warning: jobs that mix them are in use.
enum MixedDataSourceRule: Rule {
  static let description = RuleDescription(
    id: "mixed-data-source",
    summary: "the entries of data_source are of one type", severity: .warning,
    why: """
      The reference says that paths and datasets do not go together in one list. Some installations take such a \
      list all the same, hence a warning; where yours does not, the request is refused.
      """,
    remedy: """
      Make all entries obs, or all dataset. A dataset's files lie in object storage, too: name their folder.
      """,
    source: "table 4, type",
    bad: .config(
      """
      data_source:
        - { type: obs, data_url: /bucket/data/ }
        - { type: dataset, dataset_id: d1, dataset_version: v1 }
      """, without: ["data_url"]),
    good: .config(
      """
      data_source:
        - { type: obs, data_url: /bucket/data/ }
        - { type: obs, data_url: /bucket/more/ }
      """, without: ["data_url"]))

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard let list = fields.entry(.dataSource)?.value, fields.body[list].childCount > 1 else { return }
    let body = fields.body
    var first: NodeID?
    let name = FieldName.type
    for item in body.items(of: list) {
      guard let type = body.value(name, of: item) else { continue }
      guard let other = first else {
        if isKnown(type, body) { first = type }
        continue
      }
      guard !areSame(body.text(of: type), body.text(of: other)), isKnown(type, body) else { continue }
      findings.report(
        MixedDataSourceRule.self,
        "\"data_source\" mixes types: \(body.quoted(type)) beside \(body.quoted(other))", at: type,
        related: [findings.label(other, "the other type")],
        help: "the reference says that obs and dataset do not go together in one list", source: "table 4, type")
      return
    }
  }

  private static func isKnown(_ type: NodeID, _ body: Tree) -> Bool {
    body.text(of: type, equals: "obs") || body.text(of: type, equals: "dataset")
  }
}
