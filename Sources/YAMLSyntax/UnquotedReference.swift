import Diagnostics
import SourceText

/// `${{ … }}` without quotes where YAML reads its braces or its colon otherwise (manifest language §3).
///
/// libyaml never takes such a text: in flow style it reads `$`, then the start of a mapping without a comma between
/// them, and fails at the `{`.
enum UnquotedReference {
  /// The finding where `error` comes of such a reference; nil for any other error.
  static func diagnostic(for error: SyntaxError, in source: SourceFile) -> Diagnostic? {
    let context = SyntaxContext(source: source, offset: Int(error.offset))
    guard let value = flowValue(context) ?? blockValue(context) else { return nil }
    let text = context.text(value)
    let span = SourceSpan(source: source, range: value)
    return Diagnostic(
      rule: "unquoted-reference", message: "the reference in \(quoted(text)) needs quotes here", at: span,
      help: "YAML reads its braces or its colon otherwise: write \(SyntaxContext.quoting(text))",
      fixes: [
        Fix(title: "quote the value", edits: [Edit(replacing: span, with: SyntaxContext.quoting(text))])
      ])
  }

  /// The plain text around the `{` of `${{` at which libyaml stops in flow style.
  private static func flowValue(_ context: SyntaxContext) -> ByteRange? {
    let brace = context.offset
    guard context.byte(brace) == UInt8(ascii: "{"), context.byte(brace + 1) == UInt8(ascii: "{"),
      context.byte(brace - 1) == UInt8(ascii: "$")
    else { return nil }
    let line = context.lineStart(brace)
    var start = brace - 1
    while start > line, !isFlowIndicator(context.byte(start - 1)), !endsKey(context, start - 1) { start -= 1 }
    while context.isBlank(context.byte(start)) { start += 1 }
    var end = brace
    let last = context.lineEnd(brace)
    while end < last {
      if isClosed(context, from: end) {
        end = closing(context, from: end)
      } else if isFlowIndicator(context.byte(end)) && context.byte(end) != UInt8(ascii: "{")
        || context.byte(end) == UInt8(ascii: ":") && context.isBlankOrEnd(context.byte(end + 1))
      {
        break
      } else {
        end += 1
      }
    }
    while end > start, context.isBlank(context.byte(end - 1)) { end -= 1 }
    return ByteRange(start..<end)
  }

  /// A block-style value that begins with a reference and holds the place of the error.
  private static func blockValue(_ context: SyntaxContext) -> ByteRange? {
    guard let value = context.blockValue(containing: context.offset), Int(value.start) < context.offset,
      isReferenceStart(context, Int(value.start))
    else { return nil }
    return value
  }

  private static func isReferenceStart(_ context: SyntaxContext, _ index: Int) -> Bool {
    context.byte(index) == UInt8(ascii: "$") && context.byte(index + 1) == UInt8(ascii: "{")
      && context.byte(index + 2) == UInt8(ascii: "{")
  }

  /// Whether a `{{` stands at `index` (perhaps behind its `$`) that `}}` closes on the same line.
  private static func isClosed(_ context: SyntaxContext, from index: Int) -> Bool {
    context.byte(index) == UInt8(ascii: "{") && context.byte(index + 1) == UInt8(ascii: "{")
      && closing(context, from: index) > index
  }

  /// Behind the `}}` that comes next on the line; `index` where there is none.
  private static func closing(_ context: SyntaxContext, from index: Int) -> Int {
    var end = index
    while end < context.lineEnd(index) {
      if context.byte(end) == UInt8(ascii: "}"), context.byte(end + 1) == UInt8(ascii: "}") { return end + 2 }
      end += 1
    }
    return index
  }

  private static func endsKey(_ context: SyntaxContext, _ index: Int) -> Bool {
    context.isBlank(context.byte(index)) && context.byte(index - 1) == UInt8(ascii: ":")
  }

  private static func isFlowIndicator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "{")
      || byte == UInt8(ascii: "}")
  }
}
