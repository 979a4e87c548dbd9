import DocumentModel

/// An entry of `data_source` has the fields of its type: `data_url` for obs, `dataset_id` and `dataset_version` for
/// dataset (table 4).
enum DataSourceEntryRule: Rule {
  static let description = RuleDescription(
    id: "data-source-entry",
    summary: "an entry of data_source has a type, and data_url for obs, dataset_id and dataset_version for dataset",
    why: """
      An entry of data_source is a path in object storage or a version of a dataset. Fields of the other kind \
      are refused, or ignored while data is missing. Note the names: here it is dataset_version, in "config" \
      dataset_version_id.
      """,
    remedy: """
      Write type: obs with data_url, or type: dataset with dataset_id and dataset_version.
      """,
    source: "table 4",
    bad: .config("data_source: [{ type: dataset, dataset_id: d1 }]", without: ["data_url"]),
    good: .config("data_source: [{ type: dataset, dataset_id: d1, dataset_version: v1 }]", without: ["data_url"]))

  static func explain(_ entry: NodeID, _ fields: JobFields, _ findings: inout Findings) {
    let body = findings.body
    guard body[entry].kind == .mapping else { return }
    guard let type = body.value("type", of: entry) else {
      guard !fields.isMisspelt("type", in: entry) else { return }
      let guess = present("data_url", entry, body) == nil ? "dataset" : "obs"
      findings.reportLack(
        DataSourceEntryRule.self, "\(body.subject(entry)) lacks \"type\"", in: entry, help: "write type: \(guess)",
        source: "table 4, type")
      return
    }
    let isOBS = body.text(of: type, equals: "obs")
    guard isOBS || body.text(of: type, equals: "dataset") else { return }
    let own: [StaticString] = isOBS ? ["data_url"] : ["dataset_id", "dataset_version"]
    let others: [StaticString] = isOBS ? ["dataset_id", "dataset_version"] : ["data_url"]
    if let other = others.compactMap({ present($0, entry, body) }).first {
      findings.report(
        DataSourceEntryRule.self,
        "\"\(body.string(of: other.key))\" does not go with type \"\(body.string(of: type))\"", at: other.key,
        related: [findings.label(type, "the type of this source")],
        help: isOBS ? "obs takes data_url only" : "dataset takes dataset_id and dataset_version",
        source: "table 4, \(body.string(of: other.key))")
      return
    }
    let missing = own.filter { present($0, entry, body) == nil && !fields.isMisspelt($0, in: entry) }
    guard let first = missing.first else { return }
    let list = missing.map { "\"\($0)\"" }.joined(separator: " and ")
    findings.reportLack(
      DataSourceEntryRule.self, "\(body.subject(entry)) lacks \(list), which type \"\(body.string(of: type))\" takes",
      in: entry, related: [findings.label(type, "the type of this source")], source: "table 4, \(first)")
  }

  private static func present(_ name: StaticString, _ entry: NodeID, _ body: Tree) -> Entry? {
    body.entry(name, of: entry).flatMap { body.isBlank($0.value) ? nil : $0 }
  }
}
