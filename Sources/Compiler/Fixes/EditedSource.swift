import SourceText

/// A source and what was changed in it, round by round: a table of pieces, each of the original or new.
package struct EditedSource: Sendable {
  /// A replacement of bytes.
  package struct Change: Sendable, Equatable {
    /// What is replaced, in bytes of the text before; empty for an insertion.
    package let range: ByteRange
    package let text: [UInt8]

    package init(range: ByteRange, text: [UInt8]) {
      self.range = range
      self.text = text
    }
  }

  private enum Piece {
    case original(Range<Int>)
    case new([UInt8])

    var count: Int {
      switch self {
      case .original(let range): range.count
      case .new(let text): text.count
      }
    }
  }

  /// The text before the first change.
  package let original: SourceFile
  /// The content as it is now.
  package private(set) var bytes: [UInt8]
  private var pieces: [Piece]
  /// Whether the file's lines end in CR LF.
  private let endsLinesInCRLF: Bool

  package init(_ original: SourceFile) {
    self.original = original
    bytes = Array(original.bytes[..<original.count])
    pieces = [.original(0..<original.count)]
    let feed = bytes.firstIndex(of: 0x0A)
    endsLinesInCRLF = feed.map { $0 > 0 && original.bytes[$0 - 1] == 0x0D } ?? false
  }

  /// Whether anything is not as it was.
  package var isChanged: Bool { !bytes.elementsEqual(original.bytes[..<original.count]) }

  /// Makes changes in the text as it is now.
  ///
  /// - Parameter changes: ascending, none overlapping another. Their line feeds become the file's own line ends.
  package mutating func apply(_ changes: [Change]) {
    var result: [Piece] = []
    var content: [UInt8] = []
    content.reserveCapacity(bytes.count)
    /// The piece at hand, and how much of it is done with.
    var (next, used) = (0, 0)
    var position = 0
    /// Passes over the pieces up to `end`, and keeps them where `keeps` says so.
    func advance(to end: Int, keeps: Bool) {
      while position < end {
        let count = min(pieces[next].count - used, end - position)
        if keeps { result.append(Self.part(pieces[next], used..<used + count)) }
        position += count
        used += count
        if used == pieces[next].count { (next, used) = (next + 1, 0) }
      }
    }
    for change in changes {
      content += bytes[position..<Int(change.range.start)]
      advance(to: Int(change.range.start), keeps: true)
      advance(to: Int(change.range.end), keeps: false)
      let text = endsLinesInCRLF ? Self.withCRLF(change.text) : change.text
      if !text.isEmpty { result.append(.new(text)) }
      content += text
    }
    content += bytes[position...]
    advance(to: bytes.count, keeps: true)
    pieces = result
    bytes = content
  }

  /// The changes from the original to the text as it is now: ascending, in bytes of the original.
  package var changes: [Change] {
    var changes: [Change] = []
    var start = 0
    var text: [UInt8] = []
    for piece in pieces + [.original(original.count..<original.count)] {
      switch piece {
      case .new(let added): text += added
      case .original(let range):
        if range.lowerBound > start || !text.isEmpty {
          changes.append(Change(range: ByteRange(start..<range.lowerBound), text: text))
        }
        start = range.upperBound
        text = []
      }
    }
    return changes
  }

  private static func part(_ piece: Piece, _ range: Range<Int>) -> Piece {
    switch piece {
    case .original(let whole): .original(whole.lowerBound + range.lowerBound..<whole.lowerBound + range.upperBound)
    case .new(let text): .new(Array(text[range]))
    }
  }

  private static func withCRLF(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if byte == 0x0A, result.last != 0x0D { result.append(0x0D) }
      result.append(byte)
    }
    return result
  }
}
