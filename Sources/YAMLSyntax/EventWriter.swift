import CLibYAML
import Diagnostics
import SourceText

/// Writes the events of a YAML stream as the yaml-test-suite notes them: what `debug events` prints.
///
/// One event a line: `+STR -STR +DOC[ ---] -DOC[ ...] +MAP[ {}] +SEQ[ []] -MAP -SEQ =ALI =VAL`, anchors as `&a`, resolved
/// tags as `<tag>`, the style of a scalar as `:`, `'`, `"`, `|` or `>`; in values `\ NUL BS LF CR TAB` are escaped.
package struct EventWriter {
  private var output: [UInt8] = []

  /// The events of `source` up to the first syntax error, and that error. Semantics play no part: tags may be unknown,
  /// aliases undefined, keys equal.
  package static func write(_ source: SourceFile) -> (text: [UInt8], diagnostics: [Diagnostic]) {
    let parser = EventParser(source: source)
    if let finding = SourceFinding(parser) { return ([], [finding.diagnostic(in: source)]) }
    var writer = EventWriter()
    return writer.write(parser)
  }

  private mutating func write(_ parser: consuming EventParser) -> (text: [UInt8], diagnostics: [Diagnostic]) {
    append("+STR\n")
    while true {
      let result = parser.next()
      for i in 0..<parser.events.count { write(parser.events[i], of: parser) }
      switch result {
      case .document: continue
      case .end:
        append("-STR\n")
        return (output, [])
      case .failure:
        return (output, [SyntaxMessages.diagnostic(for: parser.error, in: parser.source)])
      }
    }
  }

  private mutating func write(_ event: clibyaml_event, of parser: borrowing EventParser) {
    let isExplicit = event.flags & UInt16(CLIBYAML_EXPLICIT.rawValue) != 0
    let isFlow = event.style == UInt8(CLIBYAML_FLOW.rawValue)
    switch UInt32(event.kind) {
    case CLIBYAML_DOCUMENT_START.rawValue: append(isExplicit ? "+DOC ---" : "+DOC")
    case CLIBYAML_DOCUMENT_END.rawValue: append(isExplicit ? "-DOC ..." : "-DOC")
    case CLIBYAML_ALIAS.rawValue:
      append("=ALI *")
      let source = parser.source.bytes
      append(source.span, from: event.text, count: event.length)
    case CLIBYAML_SCALAR.rawValue:
      append("=VAL")
      writeProperties(of: event, of: parser)
      writeValue(of: event, of: parser)
    case CLIBYAML_SEQUENCE_START.rawValue:
      append(isFlow ? "+SEQ []" : "+SEQ")
      writeProperties(of: event, of: parser)
    case CLIBYAML_SEQUENCE_END.rawValue: append("-SEQ")
    case CLIBYAML_MAPPING_START.rawValue:
      append(isFlow ? "+MAP {}" : "+MAP")
      writeProperties(of: event, of: parser)
    default: append("-MAP")
    }
    append("\n")
  }

  private mutating func writeProperties(of event: clibyaml_event, of parser: borrowing EventParser) {
    guard let properties = parser.properties(of: event) else { return }
    if properties.anchor_length > 0 {
      append(" &")
      append(parser.text, from: properties.anchor, count: properties.anchor_length)
    }
    if properties.tag_length > 0 {
      append(" <")
      append(parser.text, from: properties.tag, count: properties.tag_length)
      append(">")
    }
  }

  private mutating func writeValue(of event: clibyaml_event, of parser: borrowing EventParser) {
    switch UInt32(event.style) {
    case CLIBYAML_SINGLE_QUOTED.rawValue: append(" '")
    case CLIBYAML_DOUBLE_QUOTED.rawValue: append(" \"")
    case CLIBYAML_LITERAL.rawValue: append(" |")
    case CLIBYAML_FOLDED.rawValue: append(" >")
    default: append(" :")
    }
    let range = Int(event.text)..<Int(event.text) + Int(event.length)
    if event.flags & UInt16(CLIBYAML_TEXT_IN_SOURCE.rawValue) != 0 {
      let source = parser.source.bytes
      appendEscaped(source.span.extracting(range))
    } else {
      appendEscaped(parser.text.extracting(range))
    }
  }

  private mutating func appendEscaped(_ text: Span<UInt8>) {
    for i in 0..<text.count {
      switch text[i] {
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x00: append("\\0")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case let byte: output.append(byte)
      }
    }
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func append(_ bytes: Span<UInt8>, from start: UInt32, count: UInt32) {
    for i in Int(start)..<Int(start) + Int(count) { output.append(bytes[i]) }
  }
}
