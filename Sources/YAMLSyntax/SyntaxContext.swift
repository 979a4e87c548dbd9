import SourceText

/// The neighbourhood of a syntax error: what stands on its line, and where a value begins and ends.
struct SyntaxContext {
  let source: SourceFile
  /// The byte at which the error shows.
  let offset: Int

  private var bytes: [UInt8] { source.bytes }

  /// The byte at `index`; NUL outside of the source.
  func byte(_ index: Int) -> UInt8 { index >= 0 && index < source.count ? bytes[index] : 0 }

  func lineStart(_ index: Int) -> Int {
    var start = min(index, source.count)
    while start > 0, byte(start - 1) != UInt8(ascii: "\n"), byte(start - 1) != UInt8(ascii: "\r") { start -= 1 }
    return start
  }

  func lineEnd(_ index: Int) -> Int {
    var end = index
    while end < source.count, byte(end) != UInt8(ascii: "\n"), byte(end) != UInt8(ascii: "\r") { end += 1 }
    return end
  }

  /// Whether there is nothing but white space from `offset` on.
  var isAtEnd: Bool {
    var index = offset
    while index < source.count {
      guard isBlank(byte(index)) || byte(index) == 0x0A || byte(index) == 0x0D else { return false }
      index += 1
    }
    return true
  }

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The first byte of `index`'s line that is no blank.
  func firstInLine(_ index: Int) -> Int {
    var first = lineStart(index)
    while isBlank(byte(first)) { first += 1 }
    return first
  }

  /// The text that stands at `index`, to the next blank, bracket, comma, or colon before a blank.
  func word(at index: Int) -> ByteRange {
    var end = index
    while end < source.count {
      let next = byte(end)
      if isBlank(next) || next == 0x0A || next == 0x0D { break }
      if end > index, next == UInt8(ascii: ","), isBlankOrEnd(byte(end + 1)) { break }
      if end > index, next == UInt8(ascii: ":"), isBlankOrEnd(byte(end + 1)) { break }
      if end > index, [UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}")].contains(next) {
        break
      }
      end += 1
    }
    return ByteRange(index..<max(end, min(index + scalarLength(index), source.count)))
  }

  /// The bytes of the character at `index`.
  func scalarLength(_ index: Int) -> Int {
    var end = index + 1
    while byte(end) & 0xC0 == 0x80 { end += 1 }
    return end - index
  }

  func isBlankOrEnd(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A || byte == 0x0D || byte == 0 }

  /// The block-style value on the line of `index` that contains it: from behind the first `: ` or the `- ` before it to
  /// the end of the line, blanks and a comment left out. Nil where nothing comes before it on its line.
  func blockValue(containing index: Int) -> ByteRange? {
    var start: Int?
    var at = firstInLine(index)
    while byte(at) == UInt8(ascii: "-"), isBlank(byte(at + 1)) {
      at += 2
      while isBlank(byte(at)) { at += 1 }
      start = at
    }
    var quote: UInt8 = 0
    while at < index {
      let next = byte(at)
      if quote != 0 {
        if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { at += 1 }
        if next == quote { quote = 0 }
      } else if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"), start == at || isBlank(byte(at - 1)) {
        quote = next
      } else if next == UInt8(ascii: ":"), isBlankOrEnd(byte(at + 1)) {
        var value = at + 1
        while isBlank(byte(value)) { value += 1 }
        if value <= index { start = value }
        break
      }
      at += 1
    }
    guard let start, start <= index else { return nil }
    return ByteRange(start..<max(start, valueEnd(from: start)))
  }

  /// Where the value that begins at `start` ends on its line.
  func valueEnd(from start: Int) -> Int {
    var end = start
    let line = lineEnd(start)
    while end < line, !(byte(end) == UInt8(ascii: "#") && end > start && isBlank(byte(end - 1))) { end += 1 }
    while end > start, isBlank(byte(end - 1)) { end -= 1 }
    return end
  }

  func text(_ range: ByteRange) -> String { source.text(in: range) }

  /// `text` as a quoted scalar: in single quotes where it holds none.
  static func quoting(_ text: String) -> String {
    if !text.utf8.contains(UInt8(ascii: "'")) { return "'\(text)'" }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "\"" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
