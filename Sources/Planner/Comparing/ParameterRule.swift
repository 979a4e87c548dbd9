import DocumentModel

/// `parameter` as a map from label to the text of the value; what else entries have comes from the service.
enum ParameterRule {
  static let rule = FieldRule("parameter") { context in
    let declared = context.declared("parameter")
    let live = context.live("parameter")
    let wanted = declared.map(texts) ?? [:]
    return (
      live.map { list in .array(list.items.map { entry($0, near: wanted) }) },
      declared.map { list in .array(list.items.map { entry($0, near: [:]) }) }
    )
  }

  private static func texts(of list: JSONValue) -> [[UInt8]: String] {
    let entries: [([UInt8], String)] = list.items.compactMap { item in
      guard let label = item["label"]?.string, let value = item["value"].flatMap(text) else { return nil }
      return (Array(label.utf8), value)
    }
    return Dictionary(entries, uniquingKeysWith: { _, last in last })
  }

  /// The label and the value as a text; without a value, the label alone.
  ///
  /// - Parameter declared: the texts that the other side has. The reference's samples give numbers where texts were
  ///   sent: such a number is the text that writes the same number.
  private static func entry(_ entry: JSONValue, near declared: [[UInt8]: String]) -> JSONValue {
    var result: JSONValue = .object([])
    result["label"] = entry["label"]
    guard let value = entry["value"]?.unlessBlank, let text = text(value) else { return result }
    result["value"] = .string(text)
    if case .number = value, let label = entry["label"]?.string, let wanted = declared[Array(label.utf8)],
      case .number = JSONValue.string(wanted).asNumber, JSONValue.string(wanted).asNumber == value.asNumber
    {
      result["value"] = .string(wanted)
    }
    return result
  }

  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text), .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null: nil
    case .array, .object: String(decoding: value.json, as: UTF8.self)
    }
  }
}
