import DocumentModel
import SourceText

/// Secrets between their names and their values, in texts and in requests.
enum SecretText {
  private static let opening = Array("${{ secret.".utf8)
  private static let closing = Array(" }}".utf8)

  /// The request with the value of each secret in its place; a text of which one is not known stays as it is.
  static func disclose(_ body: JSONValue, _ uses: [SecretUse], _ value: (SecretUse) -> String?) -> JSONValue {
    var body = body
    var done: [String] = []
    for use in uses where !done.contains(use.pointer) {
      done.append(use.pointer)
      guard let text = body.value(at: use.pointer)?.string else { continue }
      let disclosed = disclosed(text) { name in
        uses.first { isSameText($0.pointer, use.pointer) && isSameText($0.name, name) }.flatMap(value)
      }
      if let disclosed { body.replace(at: use.pointer, with: .string(disclosed)) }
    }
    return body
  }

  /// The text with the value of each secret in place; nil where one is not known.
  static func disclosed(_ text: String, _ value: (String) -> String?) -> String? {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      guard rest.starts(with: opening) else {
        result.append(first)
        rest.removeFirst()
        continue
      }
      let name = rest.dropFirst(opening.count).prefix { $0 != closing[0] }
      guard rest[name.endIndex...].starts(with: closing) else {
        result.append(first)
        rest.removeFirst()
        continue
      }
      guard let value = value(String(decoding: name, as: UTF8.self)) else { return nil }
      result += value.utf8
      rest = rest[(name.endIndex + closing.count)...]
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A text of the service with the names of secrets in place of their values.
  static func concealed(_ text: String, _ values: [String: String]) -> String {
    guard !values.isEmpty else { return text }
    var bytes = Array(text.utf8)
    // The longest first: a secret may be part of another.
    let known = values.map { (name: $0.key, value: Array($0.value.utf8)) }.filter { !$0.value.isEmpty }
      .sorted { ($1.value.count, $0.name) < ($0.value.count, $1.name) }
    for secret in known {
      var result: [UInt8] = []
      var i = 0
      while i < bytes.count {
        if bytes[i...].starts(with: secret.value) {
          result += opening + Array(secret.name.utf8) + closing
          i += secret.value.count
        } else {
          result.append(bytes[i])
          i += 1
        }
      }
      bytes = result
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONValue {
  /// The value at a JSON Pointer with indexes; nil where there is none.
  func value(at pointer: String) -> JSONValue? {
    var value = self
    for token in Self.tokens(of: pointer) {
      switch value {
      case .object:
        guard let member = value[token] else { return nil }
        value = member
      case .array(let items):
        guard let index = Int(token), items.indices.contains(index) else { return nil }
        value = items[index]
      default: return nil
      }
    }
    return value
  }

  /// Replaces the value at a JSON Pointer that leads somewhere.
  mutating func replace(at pointer: String, with new: JSONValue) { replace(Self.tokens(of: pointer)[...], with: new) }

  private mutating func replace(_ tokens: ArraySlice<String>, with new: JSONValue) {
    guard let token = tokens.first else {
      self = new
      return
    }
    switch self {
    case .object:
      guard var child = self[token] else { return }
      child.replace(tokens.dropFirst(), with: new)
      self[token] = child
    case .array(var items):
      guard let index = Int(token), items.indices.contains(index) else { return }
      items[index].replace(tokens.dropFirst(), with: new)
      self = .array(items)
    default: return
    }
  }

  private static func tokens(of pointer: String) -> [String] {
    pointer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map { token in
      var text: [UInt8] = []
      var isEscape = false
      for byte in token {
        if isEscape {
          text.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
          isEscape = false
        } else if byte == UInt8(ascii: "~") {
          isEscape = true
        } else {
          text.append(byte)
        }
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}
