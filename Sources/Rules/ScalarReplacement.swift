import Diagnostics
import DocumentModel
import SourceText

extension Findings {
  /// The fix that writes another text in place of a scalar, in the scalar's own kind of quotes; none for block
  /// scalars, whose text is not what the source shows.
  ///
  /// It is safe only where the scalar is written for this place alone.
  func replacement(
    of id: NodeID, with text: String, title: String, isString: Bool = true, applicability: Fix.Applicability = .safe
  ) -> [Fix] {
    let node = body[id]
    // What stands in the source is a reference then, and its value is only one environment's.
    guard !body.span(of: id).holdsReference, body.span(of: id).source.isEditable else { return [] }
    let written: String
    switch node.style {
    case .plain: written = !isString || Self.isPlain(text) ? text : Self.doubleQuoted(text)
    case .doubleQuoted: written = isString ? Self.doubleQuoted(text) : text
    case .singleQuoted:
      written =
        isString
        ? "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'" : text
    default: return []
    }
    let isShared = !body.chain(of: id).isEmpty
    return [
      Fix(
        title: title, applicability: isShared ? .unsafe : applicability,
        edits: [Edit(replacing: body.span(of: id), with: written)])
    ]
  }

  /// Whether a text needs no quotes anywhere in YAML: it starts with a letter or `/` and holds nothing special.
  static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == UInt8(ascii: "/") || (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A)
    else { return false }
    return text.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x2D && byte <= 0x39) || byte == UInt8(ascii: "_")
    }
  }

  /// A text in double quotes, right in YAML and in JSON.
  static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension SourceSpan {
  /// Whether the text that is written there holds `${{`.
  var holdsReference: Bool {
    let opening = Array("${{".utf8)
    return source.bytes[range.indices].indices.contains { source.bytes[$0...].starts(with: opening) }
  }
}
