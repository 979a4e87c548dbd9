import CLibYAML
import Diagnostics
import SourceText

/// What can be wrong with a source before any of it is parsed: its size and its encoding.
struct SourceFinding {
  private let rule: String
  private let message: String
  private let help: String
  private let range: Range<Int>

  func diagnostic(in source: SourceFile) -> Diagnostic {
    let end = min(range.upperBound, source.count)
    let place = ByteRange(min(range.lowerBound, end)..<end)
    return Diagnostic(rule: rule, message: message, at: SourceSpan(source: source, range: place), help: help)
  }

  /// Nil for a sound source.
  init?(_ parser: borrowing EventParser) {
    let source = parser.source
    if source.count > DocumentReader.sizeLimit {
      rule = "file-size"
      message = "the file has \(source.count) bytes, more than the limit of 64 MiB"
      help = "split it into several files"
      range = 0..<0
      return
    }
    if parser.isOpen { return nil }
    let error = parser.error
    let offset = Int(error.offset)
    rule = "yaml-encoding"
    if let encoding = Self.wideEncoding(source) {
      message = "the file is encoded in \(encoding), not in UTF-8"
      help = "save the file as UTF-8"
      range = 0..<0
    } else if error.problem == CLIBYAML_INVALID_UTF8 {
      message = "the byte 0x\(hexadecimal(error.value, digits: 2)) at offset \(offset) is not valid UTF-8"
      help = "save the file as UTF-8"
      range = offset..<offset + 1
    } else {
      let code = "U+\(hexadecimal(error.value, digits: 4))"
      message = "the control character \(code) is not allowed in YAML"
      help =
        error.value < 0x20 && error.value != 0
        ? "remove it, or write it as \"\\x\(hexadecimal(error.value, digits: 2))\" in double quotes" : "remove it"
      range = offset..<offset + (error.value < 0x80 ? 1 : error.value < 0x800 ? 2 : 3)
    }
  }

  /// UTF-16 or UTF-32 by its byte order mark, or by where the NULs of the first, ASCII, character are (YAML 1.2.2 §5.2).
  private static func wideEncoding(_ source: SourceFile) -> String? {
    guard source.count >= 2 else { return nil }
    let bytes = source.bytes
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): return source.count >= 4 && bytes[2] == 0 && bytes[3] == 0 ? "UTF-32" : "UTF-16"
    case (0xFE, 0xFF): return "UTF-16"
    case (0, 0): return source.count >= 4 && (bytes[3] != 0 || bytes[2] == 0xFE) ? "UTF-32" : nil
    case (0, 1...): return "UTF-16"
    case (1..., 0):
      guard source.count >= 4, bytes[2] == 0, bytes[3] == 0 else {
        return source.count.isMultiple(of: 2) ? "UTF-16" : nil
      }
      return "UTF-32"
    default: return nil
    }
  }
}

/// `value` in upper-case hexadecimal with at least `digits` digits.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
