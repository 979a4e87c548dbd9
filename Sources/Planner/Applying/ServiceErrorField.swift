import DocumentModel
import JobAPI
import SourceText

/// The field of a request that an answer of the service complains of.
package struct ServiceErrorField: Sendable, Equatable {
  /// A JSON Pointer into the request.
  package let pointer: String
  /// Where the manifests set it.
  package let place: ManifestPlace?

  /// Nil where the answer names none: neither a value of the request, nor a field, nor a code that is about one.
  package init?(_ error: ServiceError, in step: PlanStep) {
    guard let body = step.body, let pointer = Self.pointer(error, body) else { return nil }
    self.pointer = pointer
    place = step.places.place(nearest: pointer)
  }

  private static func pointer(_ error: ServiceError, _ body: JSONValue) -> String? {
    let message = error.message
    var values: [(pointer: String, text: String)] = []
    collect(body, "", &values)
    let quoted = quotedTexts(in: message)
    // `Invalid OBS path '/bucket/data/'.`: the value itself, as it was sent.
    if let value = values.first(where: { value in quoted.contains { isSameText($0, value.text) } }) {
      return value.pointer
    }
    if let code = error.code, let pointer = codes.first(where: { isSameText($0.code, code) })?.pointer {
      return pointer
    }
    if let pointer = namedField(in: message, body) { return pointer }
    // A long value that stands in the message without quotes; a short one may be part of anything.
    let longest = values.filter { $0.text.utf8.count >= 6 && message.utf8.firstRange(of: $0.text.utf8) != nil }
      .max { $0.text.utf8.count < $1.text.utf8.count }
    return longest?.pointer
  }

  /// Codes that are about one field, whatever the message says (facts §2.8, §9.3).
  private static let codes: [(code: String, pointer: String)] = [
    (ServiceError.nameTaken, "/job_name"), ("ModelArts.2604", "/config/train_url"),
    ("ModelArts.2605", "/config/pool_id"),
    ("ModelArts.2606", "/config/data_url"), ("ModelArts.2607", "/config/parameter"),
    ("ModelArts.3000", "/config/volumes"), ("ModelArts.1674", "/config/dataset_id"),
    ("ModelArts.1675", "/config/dataset_version_id"), ("ModelArts.1602", "/config/dataset_version_id"),
    ("ModelArts.0901", "/config/dataset_id"), ("ModelArts.7005", "/workspace_id"),
  ]

  private static let topFields = ["job_name", "job_desc", "workspace_id", "notification"]

  /// The longest name of a field that the message has as a word: `data_url`, and not the `url` in it.
  private static func namedField(in message: String, _ body: JSONValue) -> String? {
    let words = message.utf8.split { byte in
      !((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F)
    }.map { String(Substring($0)) }
    let config = body["config"]?.members.map(\.name) ?? []
    let known = config.map { ($0, "/config/" + JSONPointer.escape($0)) } + topFields.map { ($0, "/" + $0) }
    let missing = FieldRule.all.map { ($0.field, "/config/" + $0.field) }
    // "Parameter error" is about any field.
    let found = (known + missing).filter { field in
      !isSameText(field.0, "parameter") && words.contains { isSameText($0, field.0) }
    }
    return found.max { $0.0.utf8.count < $1.0.utf8.count }?.1
  }

  private static func collect(_ value: JSONValue, _ pointer: String, _ values: inout [(pointer: String, text: String)])
  {
    switch value {
    case .string(let text): values.append((pointer, text))
    case .number(let text): values.append((pointer, text))
    case .array(let items):
      for (index, item) in items.enumerated() { collect(item, pointer + "/\(index)", &values) }
    case .object(let members):
      for member in members { collect(member.value, pointer + "/" + JSONPointer.escape(member.name), &values) }
    case .null, .boolean: break
    }
  }

  /// What stands between quotation marks of one kind.
  private static func quotedTexts(in message: String) -> [String] {
    var texts: [String] = []
    for quote in ["'", "\"", "`"].flatMap(\.utf8) {
      let parts = message.utf8.split(separator: quote, omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() where index > 0 && index < parts.count - 1 {
        texts.append(String(Substring(part)))
      }
    }
    return texts
  }
}
