import CLibYAML
import Diagnostics
import SourceText

/// What libyaml and the shim have against a source, in words for people.
struct SyntaxMessages {
  private let error: SyntaxError
  private let source: SourceFile
  private let context: SyntaxContext
  private var offset: Int { context.offset }

  static func diagnostic(for error: SyntaxError, in source: SourceFile) -> Diagnostic {
    if let finding = UnquotedReference.diagnostic(for: error, in: source) { return finding }
    let messages = SyntaxMessages(
      error: error, source: source, context: SyntaxContext(source: source, offset: Int(error.offset)))
    switch error.problem {
    case CLIBYAML_TOO_DEEP: return .nestingDepth(at: messages.span(messages.offset..<messages.offset + 1))
    case CLIBYAML_GLUED_COMMENT: return messages.gluedComment
    case CLIBYAML_LATE_DIRECTIVE:
      return messages.finding(
        "a directive must not follow a document that \"...\" does not end", help: "write \"...\" on the line before it",
        count: messages.context.lineEnd(messages.offset) - messages.offset)
    case CLIBYAML_LONE_DASH:
      return messages.finding("\"-\" is no value in flow style", help: "quote it if it is text", count: 1)
    case CLIBYAML_SHALLOW_LINE:
      return messages.finding(
        "this line of a quoted value is not indented deeper than its key", help: "indent it, or write it on one line")
    case CLIBYAML_OUT_OF_MEMORY: return messages.finding("the file is too large for the memory there is", help: nil)
    default: return messages.syntaxFinding
    }
  }

  private var gluedComment: Diagnostic {
    finding(
      "a comment needs a space before its \"#\"", help: "put a space before it", count: 1,
      fixes: [Fix(title: "put a space before it", edits: [Edit(replacing: span(offset..<offset), with: " ")])])
  }

  private var syntaxFinding: Diagnostic {
    if let conflict { return conflict }
    switch error.message {
    case "found character that cannot start any token": return cannotStart
    case "mapping values are not allowed in this context": return valueNotAllowed
    case "could not find expected ':'":
      let key = context.word(at: Int(error.contextOffset))
      if let glued = gluedValue(key) { return glued }
      return finding(
        "expected \":\" after the key \(quoted(context.text(key)))",
        help: "write \": \" and a value behind it, or indent it if it belongs to the value above", at: key.indices)
    case "did not find expected key": return misplaced("mapping")
    case "did not find expected '-' indicator": return misplaced("sequence")
    case "did not find expected ',' or ']'": return unclosed("[", "]")
    case "did not find expected ',' or '}'": return unclosed("{", "}")
    case "did not find expected node content": return noContent
    case "found unexpected end of stream": return unclosedQuote("the file ends inside a quoted value")
    case "found unexpected document indicator":
      return unclosedQuote("the document ends inside a quoted value")
    case "found unknown escape character": return badEscape
    case "did not find expected hexdecimal number":
      return finding(
        "an escape with too few hexadecimal digits", help: "\\x takes two digits, \\u four and \\U eight",
        related: opening("the quoted value begins here"))
    case "found invalid Unicode character escape code":
      return finding(
        "the escape stands for no character", help: "write characters beyond U+FFFF as \\U and eight digits",
        related: opening("the quoted value begins here"))
    case "block sequence entries are not allowed in this context":
      return finding(
        "a list cannot begin on the line of its key",
        help: "begin it on the next line, or quote the value if it is text",
        count: 1)
    case "mapping keys are not allowed in this context":
      return finding("a \"?\" cannot stand here", help: "quote the value if it is text", count: 1)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return tab
    default: return otherFinding
    }
  }

  /// The rarer ones: block scalar headers, anchors, tags, directives.
  private var otherFinding: Diagnostic {
    switch error.message {
    case "did not find expected comment or line break" where error.context == "while scanning a block scalar":
      let mark = context.byte(Int(error.contextOffset)) == UInt8(ascii: "|") ? "|" : ">"
      return finding(
        "unexpected \(quoted(word)) behind \"\(mark)\"",
        help: "begin the text on the next line, or quote the value if it begins with \"\(mark)\"")
    case "found an indentation indicator equal to 0":
      return finding("the indentation of a block scalar cannot be 0", help: "write 1 to 9, or leave it out", count: 1)
    case "did not find expected alphabetic or numeric character":
      let isAlias = error.context == "while scanning an alias"
      let start = Int(error.contextOffset)
      let value = context.word(at: start)
      return finding(
        "\(quoted(context.text(value))) is no valid \(isAlias ? "alias" : "anchor")",
        help: "quote the value if it is text that begins with \"\(isAlias ? "*" : "&")\"", at: value.indices,
        fixes: quoteFix(context.blockValue(containing: start)))
    case "found undefined tag handle":
      return finding(
        "the tag \(quoted(word)) has an undefined handle",
        help: "known tags are !!str, !!int, !!float, !!bool, !!null, !!seq and !!map")
    case "found unexpected ':'":
      return finding(
        "a \":\" before a bracket or comma", help: "put a space behind it, or quote the value if it is text", count: 1)
    case "did not find expected <document start>":
      guard !word.isEmpty else {
        return finding("the file ends behind a directive", help: "write \"---\" and the document on the next lines")
      }
      return finding(
        "unexpected \(quoted(word)) after the end of the document",
        help: "remove it, or write \"---\" on the line before it to begin another document")
    case "found incompatible YAML document":
      return finding("the file asks for another version of YAML", help: "write %YAML 1.2 or nothing")
    default:
      let words = [error.context, error.message].compactMap { $0 }.joined(separator: ", ")
      return finding("malformed YAML: \(words)", help: nil)
    }
  }

  // MARK: Each kind

  /// The marker of a merge conflict on the line of the error or the one before.
  private var conflict: Diagnostic? {
    let line = context.lineStart(offset)
    for start in [context.lineStart(max(line - 1, 0)), line] {
      let end = context.lineEnd(start)
      let mark = context.byte(start)
      guard end - start >= 7, [UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">")].contains(mark),
        (start..<start + 7).allSatisfy({ context.byte($0) == mark }), context.isBlankOrEnd(context.byte(start + 7))
      else { continue }
      return finding("the marker of a merge conflict", help: "resolve the conflict", at: start..<end)
    }
    return nil
  }

  private var cannotStart: Diagnostic {
    switch context.byte(offset) {
    case 0x09: return tab
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"):
      let mark = context.text(ByteRange(offset..<offset + 1))
      let value = ByteRange(offset..<context.valueEnd(from: offset))
      let isWhole = context.blockValue(containing: offset)?.start == UInt32(offset)
      return finding(
        "a plain value cannot begin with \"\(mark)\"", help: "quote the value",
        at: value.indices, fixes: isWhole ? quoteFix(value) : [])
    default:
      return finding("unexpected \(quoted(word))", help: "quote the value if it is text")
    }
  }

  private var valueNotAllowed: Diagnostic {
    if let value = context.blockValue(containing: offset), Int(value.start) < offset {
      return finding(
        "the value \(quoted(context.text(value))) holds \": \"", help: "quote the value", at: value.indices,
        fixes: quoteFix(value))
    }
    let first = context.firstInLine(offset)
    let key = ByteRange(first..<max(first, offset))
    // libyaml has read the line above and this key as one text: one of the two is out of place.
    let above = context.firstInLine(max(context.lineStart(offset) - 1, 0))
    if above < first, first - context.lineStart(first) <= above - context.lineStart(above) {
      let text = ByteRange(above..<max(above, context.valueEnd(from: above)))
      if let glued = gluedValue(text) { return glued }
      return finding(
        "expected \":\" after \(quoted(context.text(text)))",
        help: "write \": \" and a value behind it, or indent it if it belongs to the value above", at: text.indices)
    }
    return finding(
      "the key \(quoted(context.text(key))) is indented deeper than the keys above it",
      help: "indent it like the keys that it belongs to, or end the line above with \":\" if it is the parent",
      at: key.indices)
  }

  /// A key whose value follows its colon without a space; nil where the text may be something else, such as a URL.
  private func gluedValue(_ text: ByteRange) -> Diagnostic? {
    let bytes = source.bytes[text.indices]
    let name = bytes.prefix { byte in
      byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "_")
    }
    let colon = name.endIndex
    guard !name.isEmpty, colon + 1 < bytes.endIndex, bytes[colon] == UInt8(ascii: ":"),
      bytes[colon + 1] != UInt8(ascii: ":"), !bytes[colon...].starts(with: "://".utf8)
    else { return nil }
    let written = context.text(text)
    let key = context.text(ByteRange(name.startIndex..<colon + 1))
    return finding(
      "\(quoted(written)) has no space behind its \":\"", help: "write \(key) and a space before the value",
      at: text.indices,
      fixes: [Fix(title: "put a space behind it", edits: [Edit(replacing: span(colon + 1..<colon + 1), with: " ")])])
  }

  private func misplaced(_ collection: String) -> Diagnostic {
    let related = opening("the \(collection) begins here")
    if context.firstInLine(offset) < offset {
      return finding(
        "unexpected \(quoted(word)) after a value", help: "remove it, or quote the whole value", related: related)
    }
    if context.isAtEnd { return finding("the \(collection) is not complete", help: nil, related: related) }
    if word == "-", collection == "mapping" {
      return finding(
        "a list item among the keys of a mapping", help: "indent it under the key that it belongs to", related: related)
    }
    return finding(
      "\(quoted(word)) is not in line with the \(collection == "mapping" ? "keys" : "items") above it",
      help: "indent it like the \(collection == "mapping" ? "keys" : "items") that it belongs to", related: related)
  }

  private func unclosed(_ open: String, _ close: String) -> Diagnostic {
    let related = opening("\"\(open)\" was opened here")
    if context.isAtEnd {
      return finding("the file ends before \"\(close)\"", help: "close the bracket", related: related)
    }
    return finding(
      "expected \",\" or \"\(close)\" before \(quoted(word))",
      help: "separate the entries by commas, close the bracket, or quote a value that holds brackets", related: related)
  }

  private var noContent: Diagnostic {
    if context.isAtEnd { return finding("the file ends where a value is expected", help: nil) }
    return finding(
      "unexpected \(quoted(word)) where a value is expected", help: "quote the value if it is text")
  }

  private func unclosedQuote(_ message: String) -> Diagnostic {
    finding(message, help: "close the quote", related: opening("the quote was opened here"))
  }

  private var badEscape: Diagnostic {
    let length = 1 + context.scalarLength(offset + 1)
    let text = context.text(ByteRange(offset..<min(offset + length, source.count)))
    return finding(
      "unknown escape \"\(text)\"", help: "write \\\\ for a backslash, or use single quotes", count: length,
      related: opening("the quoted value begins here"),
      fixes: [
        Fix(title: "write \\\\", applicability: .unsafe, edits: [Edit(replacing: span(offset..<offset), with: "\\")])
      ])
  }

  private var tab: Diagnostic {
    finding("a tab cannot indent in YAML", help: "indent with spaces", count: 1)
  }

  // MARK: Parts

  private var word: String { context.text(context.word(at: offset)) }

  private func opening(_ message: String) -> [Label] {
    guard error.context != nil else { return [] }
    let start = Int(error.contextOffset)
    return [Label(span(start..<min(start + 1, source.count)), message)]
  }

  private func quoteFix(_ value: ByteRange?) -> [Fix] {
    guard let value else { return [] }
    let quoted = SyntaxContext.quoting(context.text(value))
    return [
      Fix(title: "quote the value", edits: [Edit(replacing: span(value.indices), with: quoted)])
    ]
  }

  private func span(_ range: Range<Int>) -> SourceSpan {
    let range = range.clamped(to: 0..<source.count)
    return SourceSpan(source: source, range: ByteRange(range))
  }

  /// A finding at `place`, else at `count` bytes or the word at the error.
  private func finding(
    _ message: String, help: String?, at place: Range<Int>? = nil, count: Int? = nil, related: [Label] = [],
    fixes: [Fix] = []
  ) -> Diagnostic {
    let range = place ?? count.map { offset..<offset + $0 } ?? context.word(at: offset).indices
    return Diagnostic(
      rule: "yaml-syntax", message: message, at: span(range), related: related, help: help, fixes: fixes)
  }
}
