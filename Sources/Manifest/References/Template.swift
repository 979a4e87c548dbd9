import DocumentModel

/// A scalar's text cut into literal text and references.
package struct Template: Sendable {
  /// A part of the text; ranges are byte offsets into it.
  package enum Piece: Sendable, Equatable {
    case text(Range<Int>)
    /// The literal `${{` that `$${{` stands for.
    case opening
    case reference(ReferencePath, Range<Int>)
  }

  /// What is wrong with a reference.
  package enum Fault: Error, Sendable, Equatable {
    /// `${{` without `}}`.
    case unclosed(Range<Int>)
    /// `${{` between `${{` and its `}}`: the inner one.
    case nested(Range<Int>)
    /// No `namespace.name` between the braces.
    case malformed(Range<Int>, String)
    /// A namespace that does not exist.
    case unknownNamespace(Range<Int>, String)
  }

  package private(set) var pieces: [Piece] = []

  /// The one reference that the text consists of; nil for any other text.
  package var soleReference: ReferencePath? {
    if pieces.count == 1, case .reference(let path, _) = pieces[0] { return path }
    return nil
  }

  /// Reads `text`.
  ///
  /// - Throws: `Fault` for the first reference that cannot be read.
  package init(_ text: Span<UInt8>) throws(Fault) {
    var paths = ReferencePaths()
    try self.init(text, paths: &paths)
  }

  /// The same with paths that are known from texts before.
  init(_ text: Span<UInt8>, paths: inout ReferencePaths) throws(Fault) {
    var literalStart = 0
    var i = 0
    while i < text.count {
      guard text[i] == Self.dollar else {
        i += 1
        continue
      }
      var end = i
      while end < text.count, text[end] == Self.dollar { end += 1 }
      let dollars = end - i
      guard end + 1 < text.count, text[end] == Self.openBrace, text[end + 1] == Self.openBrace else {
        i = end
        continue
      }
      if dollars > 1 {
        // `$$${{` is `$` and an escaped opening: two of the dollars stand for the one of the literal `${{`.
        addText(literalStart..<end - 2)
        pieces.append(.opening)
        i = end + 2
      } else {
        addText(literalStart..<i)
        let close = try Self.close(after: end + 2, opening: i, in: text)
        pieces.append(.reference(try Self.path(in: end + 2..<close, of: text, &paths), i..<close + 2))
        i = close + 2
      }
      literalStart = i
    }
    addText(literalStart..<text.count)
  }

  private mutating func addText(_ range: Range<Int>) {
    if !range.isEmpty { pieces.append(.text(range)) }
  }

  private static func close(after start: Int, opening: Int, in text: Span<UInt8>) throws(Fault) -> Int {
    var i = start
    while i + 1 < text.count {
      if text[i] == closeBrace, text[i + 1] == closeBrace { return i }
      if text[i] == dollar, text[i + 1] == openBrace {
        // `${x}` inside is left to the name's own check; a second opening means that the first was not closed, unless
        // nothing but a name stands between the two.
        if i + 2 < text.count, text[i + 2] == openBrace {
          if (start..<i).allSatisfy({ isNameByte(text[$0]) || isBlank(text[$0]) }), closings(after: i, in: text) > 1 {
            throw .nested(i..<i + 3)
          }
          break
        }
      }
      i += 1
    }
    throw .unclosed(opening..<min(text.count, start))
  }

  /// How many `}}` follow before the next opening but one.
  private static func closings(after start: Int, in text: Span<UInt8>) -> Int {
    var count = 0
    var i = start + 3
    while i + 1 < text.count, count < 2 {
      if text[i] == dollar, text[i + 1] == openBrace { break }
      if text[i] == closeBrace, text[i + 1] == closeBrace {
        count += 1
        i += 1
      }
      i += 1
    }
    return count
  }

  private static func path(
    in range: Range<Int>, of text: Span<UInt8>, _ paths: inout ReferencePaths
  ) throws(Fault) -> ReferencePath {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(text[start]) { start += 1 }
    while start < end, isBlank(text[end - 1]) { end -= 1 }
    let range = start..<end
    if let known = paths[text.extracting(range)] { return known }
    var dot: Int?
    var isName = true
    for i in range {
      if dot == nil, text[i] == UInt8(ascii: ".") { dot = i }
      if !isNameByte(text[i]) { isName = false }
    }
    guard let dot, dot > range.lowerBound, dot + 1 < range.upperBound, isName else {
      throw .malformed(range, string(range, of: text))
    }
    guard let namespace = namespace(text.extracting(range.lowerBound..<dot)) else {
      throw .unknownNamespace(range.lowerBound..<dot, string(range.lowerBound..<dot, of: text))
    }
    let path = ReferencePath(namespace, string(dot + 1..<range.upperBound, of: text))
    paths.add(path)
    return path
  }

  private static func string(_ range: Range<Int>, of text: Span<UInt8>) -> String {
    String(decoding: range.map { text[$0] }, as: UTF8.self)
  }

  private static func namespace(_ text: Span<UInt8>) -> ReferencePath.Namespace? {
    names.first { areSame(text, $0.name.span) }?.namespace
  }

  private static let names = ReferencePath.Namespace.allCases.map { (namespace: $0, name: Array($0.rawValue.utf8)) }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// Letters, digits, `_`, `-`, `.`; bytes above 0x7F belong to letters of other scripts.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...0xFF: true
    default: false
    }
  }

  private static let dollar = UInt8(ascii: "$")
  private static let openBrace = UInt8(ascii: "{")
  private static let closeBrace = UInt8(ascii: "}")
}
