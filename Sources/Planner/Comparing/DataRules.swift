import DocumentModel
import SourceText

/// What a job reads: a path, a dataset, or a list of either (facts §2.5 "data").
enum DataRules {
  static let all = [path, FieldRule.text("dataset_id"), FieldRule.text("dataset_version_id"), sources]

  /// Filled by the service from the other two, so that it says something only where it is declared.
  private static let path = FieldRule("data_url") { context in
    guard let declared = context.declared("data_url") else { return (nil, nil) }
    return (context.live("data_url"), declared)
  }

  /// As sent; null where a dataset or a path was sent, though some services make one entry of a path.
  private static let sources = FieldRule("data_source") { context in
    let live = context.live("data_source").map(entries)
    if let declared = context.declared("data_source") { return (live, entries(declared)) }
    if let path = context.declared("data_url"), let live, isPath(path, live) { return (nil, nil) }
    return (live, nil)
  }

  private static func entries(_ list: JSONValue) -> JSONValue { .array(list.items.map(\.withoutBlanks)) }

  private static func isPath(_ path: JSONValue, _ list: JSONValue) -> Bool {
    guard list.items.count == 1, let entry = list.items.first else { return false }
    let type = entry["type"]?.string ?? "obs"
    return isSameText(type, "obs") && entry["data_url"] == path && entry["dataset_id"] == nil
  }
}
