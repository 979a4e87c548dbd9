import CLibYAML
import SourceText

/// The comments of a YAML source, which libyaml drops, and the places of its nodes, to tell of which a comment speaks.
///
/// A `#` begins a comment where it stands outside of every scalar at the start of a line or after a blank
/// (YAML 1.2.2 §6.6); one in the header of a block scalar, too. The source is parsed again for this, so ask only for
/// sources that have such comments as are looked for (`firstComment`).
package struct SourceComments: Sendable {
  /// Each comment from its `#` to before the line break, in the order of the source.
  package private(set) var comments: [ByteRange] = []
  /// Each scalar and alias, and each collection as the empty range where it starts, in the order of their starts.
  package private(set) var nodes: [ByteRange] = []
  /// Whether all of the source could be parsed; comments behind a syntax error are not known.
  package private(set) var isComplete = false

  /// The first `#` in a part of `source`, all of it by default, that `word` follows, perhaps after blanks; nil where
  /// there is none.
  ///
  /// It may stand inside a scalar.
  package static func firstComment(
    _ word: StaticString, in source: SourceFile, from start: Int = 0, to end: Int = .max
  ) -> Int? {
    let count = min(source.count, end)
    let found = unsafe source.bytes.withUnsafeBufferPointer { bytes in
      word.withUTF8Buffer { word in
        unsafe word.withMemoryRebound(to: CChar.self) { word in
          guard let first = bytes.baseAddress, let letters = word.baseAddress else { return count }
          return unsafe clibyaml_find_comment(first, count, min(start, count), letters, word.count)
        }
      }
    }
    return found < count ? found : nil
  }

  /// Parses `source`.
  package init(_ source: SourceFile) {
    var parser = EventParser(source: source)
    guard parser.isOpen else { return }
    let bytes = source.bytes
    // Up to here the source was looked at.
    var seen = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = seen
    parse: while true {
      let result = parser.next()
      let events = parser.events
      for i in events.indices {
        let event = events[i]
        let range = ByteRange(start: event.start, end: event.end)
        switch UInt32(event.kind) {
        case CLIBYAML_SCALAR.rawValue, CLIBYAML_ALIAS.rawValue:
          // An empty document is noted where the next one begins.
          let isEmptyDocument =
            range.count == 0 && i > 0 && UInt32(events[i - 1].kind) == CLIBYAML_DOCUMENT_START.rawValue
          if !isEmptyDocument { nodes.append(range) }
          guard Int(event.start) >= seen else { continue }
          var text = Int(event.start)
          if event.style == UInt8(CLIBYAML_LITERAL.rawValue) || event.style == UInt8(CLIBYAML_FOLDED.rawValue) {
            // The text begins behind the header's line, which may end in a comment.
            while text < Int(event.end), bytes[text] != 0x0A, bytes[text] != 0x0D { text += 1 }
          }
          scan(seen..<text, first: first, of: bytes)
          seen = max(text, Int(event.end))
        case CLIBYAML_SEQUENCE_START.rawValue, CLIBYAML_MAPPING_START.rawValue:
          nodes.append(ByteRange(emptyAt: event.start))
        default: break
        }
      }
      switch result {
      case .document: continue
      case .end:
        isComplete = true
        scan(seen..<source.count, first: first, of: bytes)
        break parse
      case .failure: break parse
      }
    }
    // An absent value may be noted behind what follows it.
    nodes.sort { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  /// Adds the comments of a part of the source that holds no scalar.
  private mutating func scan(_ part: Range<Int>, first: Int, of bytes: [UInt8]) {
    var i = part.lowerBound
    while i < part.upperBound {
      guard bytes[i] == UInt8(ascii: "#"), i == first || Self.isSeparator(bytes[i - 1]) else {
        i += 1
        continue
      }
      var end = i
      while end < part.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      comments.append(ByteRange(i..<end))
      i = end
    }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
