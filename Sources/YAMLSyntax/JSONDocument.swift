import Diagnostics
import DocumentModel
import SourceText

/// A source that is one JSON text is read as JSON (manifest language §11): JSON has escapes and tabs that libyaml
/// refuses.
enum JSONDocument {
  /// Whether the first character that counts is `{`, `[` or `"`: then JSON is tried before YAML.
  static func isLikely(_ source: SourceFile) -> Bool {
    let bytes = source.bytes
    var i = source.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    while bytes[i] == 0x20 || bytes[i] == 0x09 || bytes[i] == 0x0A || bytes[i] == 0x0D { i += 1 }
    return bytes[i] == UInt8(ascii: "{") || bytes[i] == UInt8(ascii: "[") || bytes[i] == UInt8(ascii: "\"")
  }

  /// What to say of a text that is no JSON; nil where YAML is to have a try.
  static func diagnostic(for error: JSONSyntaxError, in source: SourceFile) -> Diagnostic? {
    let span = SourceSpan(source: source, range: error.range)
    switch error.reason {
    case .duplicateKey(let first):
      return .duplicateKey(source.text(in: error.range), at: span, first: SourceSpan(source: source, range: first))
    case .nesting: return .nestingDepth(at: span)
    default: break
    }
    guard source.path.utf8.suffix(5).elementsEqual(".json".utf8) else { return nil }
    return Diagnostic(rule: "json-syntax", message: error.message(in: source), at: span, help: error.help)
  }
}
