/// Strings as RFC 8785 §3.2.2.2 escapes them, which any other JSON may do as well.
enum JSONStrings {
  /// The most bytes that `append` writes for a text of `count` bytes: six for each, and the quotes.
  @inline(__always)
  static func capacity(_ count: Int) -> Int { 6 * count + 2 }

  /// Appends `text`, which is UTF-8, in quotes.
  ///
  /// - Precondition: `output` has room for `capacity(text.count)` bytes.
  @inline(__always)
  static func append(_ text: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
    var i = 0
    let count = text.count
    output.append(UInt8(ascii: "\""))
    while i < count {
      let byte = text[i]
      guard isPlain(byte) else { return appendRest(of: text, from: i, to: &output) }
      output.append(byte)
      i += 1
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Whether `byte` stands for itself inside a string; lower-case letters are the quickest to pass.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > UInt8(ascii: "\\") || (byte > UInt8(ascii: "\"") && byte != UInt8(ascii: "\\"))
      || byte == 0x20 || byte == 0x21
  }

  /// Appends what follows byte `start`, where the first escape is due, and the closing quote.
  @inline(never)
  private static func appendRest(of text: Span<UInt8>, from start: Int, to output: inout OutputSpan<UInt8>) {
    var i = start
    while i < text.count {
      if isPlain(text[i]) { output.append(text[i]) } else { appendEscape(of: text[i], to: &output) }
      i += 1
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func appendEscape(of byte: UInt8, to output: inout OutputSpan<UInt8>) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      output.append(UInt8(ascii: "u"))
      output.append(0x30)
      output.append(0x30)
      output.append(0x30 + byte >> 4)
      let low = byte & 0x0F
      output.append(low < 10 ? 0x30 + low : 0x57 + low)
    }
  }
}
