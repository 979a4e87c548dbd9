import SourceText

/// Finds the text of what a key holds, by layout alone: the document may not be one that can be checked.
enum NestedText {
  /// The inside of the map or list that the key at `key` holds: what stands between its brackets, or the deeper lines
  /// below. Nil where the value is a scalar or nothing.
  static func range(below key: SourceSpan) -> ByteRange? {
    let bytes = key.source.bytes
    var i = min(Int(key.range.end), key.source.count)
    while bytes[i] == UInt8(ascii: ":") || bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    if bytes[i] == UInt8(ascii: "{") || bytes[i] == UInt8(ascii: "[") { return flow(from: i, in: key.source) }
    return block(below: Int(key.range.start), in: key.source)
  }

  /// What stands between the bracket at `opening` and the one that closes it, or the end of the file.
  private static func flow(from opening: Int, in source: SourceFile) -> ByteRange {
    let bytes = source.bytes
    var depth = 0
    var quote: UInt8?
    var i = opening
    while i < source.count {
      let byte = bytes[i]
      if let open = quote {
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { i += 1 }
        if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 { return ByteRange(opening + 1..<i) }
        default: break
        }
      }
      i += 1
    }
    return ByteRange(opening + 1..<source.count)
  }

  /// The lines below the one of the byte at `key` that are indented deeper, or begin with a dash below it.
  private static func block(below key: Int, in source: SourceFile) -> ByteRange? {
    let bytes = source.bytes[..<source.count]
    guard let lineEnd = bytes[key...].firstIndex(of: 0x0A) else { return nil }
    let lineStart = bytes[..<key].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let indentation = key - lineStart
    var end = lineEnd + 1
    var line = end
    while line < bytes.endIndex {
      let next = bytes[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
      let content = bytes[line..<next].firstIndex { $0 != 0x20 && $0 != 0x0D && $0 != 0x0A } ?? next
      if content < next {
        let isItem = bytes[content] == UInt8(ascii: "-") && content - line == indentation
        guard content - line > indentation || isItem else { break }
        end = next
      }
      line = next
    }
    return end > lineEnd + 1 ? ByteRange(lineEnd + 1..<end) : nil
  }
}
