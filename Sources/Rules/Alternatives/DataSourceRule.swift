import DocumentModel

/// A job's data comes from one source: a path, a dataset with its version, or a list (modelarts-v1 §2.5). A blank path
/// and an empty list count as absent.
enum DataSourceRule: Rule {
  static let description = RuleDescription(
    id: "data-source",
    summary: "a job has one source of data: data_url; or dataset_id and dataset_version_id; or data_source",
    why: """
      A job takes its data from one place: a path (data_url), a dataset with its version (dataset_id and \
      dataset_version_id), or a list (data_source). The reference marks all of them mandatory, though each \
      excludes the others. With two of them the service refuses the request or trains on one of the two.
      """,
    remedy: """
      Keep one of them. A blank data_url and an empty data_source count as absent. A dataset always takes its \
      version, so that a training can be repeated.
      """,
    source: "table 3, data_url",
    bad: .config(
      """
      data_url: /bucket/data/
      dataset_id: 38277e62-9e59-48f4-8d89-c8cf41622c24
      dataset_version_id: 2bd37b2c-5b41-4f8a-8d0b-f10d6a1b2c3d
      """),
    good: .config(
      """
      dataset_id: 38277e62-9e59-48f4-8d89-c8cf41622c24
      dataset_version_id: 2bd37b2c-5b41-4f8a-8d0b-f10d6a1b2c3d
      """, without: ["data_url"]))

  static func explain(_ fields: JobFields, _ findings: inout Findings) {
    guard let config = fields.config else { return }
    let dataset = fields.present(.datasetID) ?? fields.present(.datasetVersionID)
    let present = [fields.present(.dataURL), dataset, fields.present(.dataSource)].compactMap { $0 }
      .sorted { $0.key < $1.key }
    if present.count > 1 {
      findings.report(
        DataSourceRule.self,
        "\(fields.names(present[1])) beside \(fields.names(present[0])): a job has one source of data",
        at: present[1].key,
        related: [findings.label(present[0].key, "the other source")]
          + present.dropFirst(2).map { findings.label($0.key, "and a third") },
        help: "keep one of data_url, dataset_id with dataset_version_id, data_source", source: "table 3, data_url")
      return
    }
    let pair: [ConfigField] = [.datasetID, .datasetVersionID]
    let missing = pair.filter { !fields.isMeant($0) }
    if let dataset, let lack = missing.first {
      findings.reportLack(
        DataSourceRule.self, "\"config\" lacks \"\(lack.name)\", which goes with \(fields.names(dataset))", in: config,
        related: [findings.label(dataset.key, "this needs it")], source: "table 3, \(lack.name)")
      return
    }
    if present.isEmpty, missing.count == 1, !fields.isMeant(.dataURL), !fields.isMeant(.dataSource) {
      // The other one is there under a misspelt name.
      let other: ConfigField = missing[0] == .datasetID ? .datasetVersionID : .datasetID
      findings.reportLack(
        DataSourceRule.self, "\"config\" lacks \"\(missing[0].name)\", which goes with \"\(other.name)\"", in: config,
        source: "table 3, \(missing[0].name)")
      return
    }
    let isMeant = present.count == 1 || missing.count < 2 || fields.isMeant(.dataURL) || fields.isMeant(.dataSource)
    guard !isMeant else { return }
    findings.reportLack(
      DataSourceRule.self, "\"config\" names no data", in: config,
      help: "give data_url; or dataset_id and dataset_version_id; or data_source", source: "table 3, data_url")
  }
}
