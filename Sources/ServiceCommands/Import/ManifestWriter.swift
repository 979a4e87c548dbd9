import DocumentModel

/// Writes a request body as a manifest that a person would have written.
struct ManifestWriter {
  private var text = ""

  /// The manifest of a body.
  ///
  /// - Parameter environments: where the job exists; empty for everywhere.
  static func manifest(of body: JSONValue, environments: [String] = []) -> String {
    var writer = ManifestWriter()
    for member in body.members { writer.member(member, depth: 0) }
    if !environments.isEmpty {
      writer.text += "environments:\n"
      for name in environments { writer.text += "  \(YAMLScalar.text(name)): {}\n" }
    }
    return writer.text
  }

  private mutating func member(_ member: JSONValue.Member, depth: Int) {
    text += String(repeating: " ", count: depth) + YAMLScalar.text(member.name) + ":"
    if member.name.utf8.elementsEqual("parameter".utf8), let entries = ParameterMap(member.value) {
      text += "\n"
      for (label, value) in entries.entries {
        text +=
          String(repeating: " ", count: depth + 2) + YAMLScalar.text(label) + ": "
          + YAMLScalar.parameter(value, indent: depth + 4) + "\n"
      }
      return
    }
    value(member.value, depth: depth)
  }

  /// Writes a value behind its key.
  private mutating func value(_ value: JSONValue, depth: Int) {
    switch value {
    case .object(let members) where !members.isEmpty:
      text += "\n"
      for entry in members { member(entry, depth: depth + 2) }
    case .array(let items) where !items.isEmpty:
      text += "\n"
      for entry in items { item(entry, depth: depth + 2) }
    default: text += " " + Self.scalar(value, indent: depth + 2) + "\n"
    }
  }

  private mutating func item(_ value: JSONValue, depth: Int) {
    guard case .object(let members) = value, !members.isEmpty else {
      text += String(repeating: " ", count: depth) + "- " + Self.scalar(value, indent: depth + 2) + "\n"
      return
    }
    let start = text.utf8.count
    for entry in members { member(entry, depth: depth + 2) }
    // The dash stands where the first key's indentation ends.
    let index = text.utf8.index(text.utf8.startIndex, offsetBy: start + depth)
    text.replaceSubrange(index..<text.utf8.index(after: index), with: "-")
  }

  private static func scalar(_ value: JSONValue, indent: Int) -> String {
    switch value {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let text): text
    case .string(let text): YAMLScalar.text(text, indent: indent)
    case .array(let items): items.isEmpty ? "[]" : String(decoding: value.json, as: UTF8.self)
    case .object(let members): members.isEmpty ? "{}" : String(decoding: value.json, as: UTF8.self)
    }
  }
}

/// Parameters that can be written as a map: each label once, none that means something else as a key.
private struct ParameterMap {
  private(set) var entries: [(label: String, value: String)] = []

  init?(_ value: JSONValue) {
    guard !value.items.isEmpty else { return nil }
    var seen: Set<[UInt8]> = []
    for item in value.items {
      guard item.members.count == 2, let label = item["label"]?.string, let value = item["value"]?.string,
        let first = label.utf8.first, first != UInt8(ascii: "$"), !label.utf8.elementsEqual("<<".utf8),
        seen.insert(Array(label.utf8)).inserted
      else { return nil }
      entries.append((label, value))
    }
  }
}
