import SourceText

/// Reads one JSON text (RFC 8259) into a tree that remembers where everything stands.
///
/// Strict: what the grammar does not allow is an error, and so are duplicate keys and lone surrogates (RFC 7493 §2.1,
/// §2.3), for such a text has no canonical form. A byte order mark at the start is accepted.
package enum JSONReader {
  /// How many collections may stand inside one another, the root's included.
  package static let nestingLimit = 1_000

  /// The tree of `source`, which holds exactly one value.
  ///
  /// Ranges of strings include their quotes. The text of a number is its characters; the text of a string without
  /// escapes is a slice of the source, any other is decoded into the tree's arena.
  package static func read(_ source: SourceFile) throws(JSONSyntaxError) -> Tree {
    let bytes = source.bytes
    var parser = JSONParser(bytes: bytes.span, tree: Tree(source: source))
    try parser.parse()
    return parser.tree
  }
}

/// The state of one run: a position, the collections that are open, the tree so far.
struct JSONParser: ~Copyable, ~Escapable {
  /// The content and a final NUL, so that the byte at `position` can always be read.
  let bytes: Span<UInt8>
  /// The offset of that NUL.
  let end: Int
  var tree: Tree
  var position = 0
  /// The collections that are open, the root's first, and how many children each has so far.
  private var open: [(id: NodeID, count: Int)] = []
  var duplicates = DuplicateKeys()

  @_lifetime(copy bytes)
  init(bytes: Span<UInt8>, tree: consuming Tree) {
    self.bytes = bytes
    self.tree = tree
    end = bytes.count - 1
  }

  mutating func parse() throws(JSONSyntaxError) {
    tree.nodes.reserveCapacity(end / 20 + 8)
    if end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    skipWhiteSpace()
    guard position < end else { throw JSONSyntaxError(.empty, at: ByteRange(emptyAt: UInt32(position))) }
    try readValue(.value)
    while let (id, count) = open.last {
      if tree[id].kind == .mapping {
        try continueObject(count)
      } else {
        try continueArray(count)
      }
    }
    skipWhiteSpace()
    guard position >= end else { throw failure(.trailingContent, count: tokenLength()) }
  }

  /// Reads on inside an object up to and with the start of its next value, or closes it.
  private mutating func continueObject(_ count: Int) throws(JSONSyntaxError) {
    skipWhiteSpace()
    if bytes[position] == UInt8(ascii: "}") { return try close() }
    if count > 0 {
      let comma = position
      guard bytes[position] == UInt8(ascii: ",") else { throw unexpected(.commaOrObjectEnd) }
      position += 1
      skipWhiteSpace()
      if bytes[position] == UInt8(ascii: "}") {
        throw JSONSyntaxError(.trailingComma, at: ByteRange(comma..<comma + 1))
      }
    }
    guard bytes[position] == UInt8(ascii: "\"") else { throw unexpected(count > 0 ? .key : .keyOrEnd) }
    try readString(isKey: true)
    skipWhiteSpace()
    guard bytes[position] == UInt8(ascii: ":") else { throw unexpected(.colon) }
    position += 1
    open[open.count - 1].count = count + 1
    skipWhiteSpace()
    try readValue(.value)
  }

  /// Reads on inside an array up to and with the start of its next item, or closes it.
  private mutating func continueArray(_ count: Int) throws(JSONSyntaxError) {
    skipWhiteSpace()
    if bytes[position] == UInt8(ascii: "]") { return try close() }
    if count > 0 {
      let comma = position
      guard bytes[position] == UInt8(ascii: ",") else { throw unexpected(.commaOrArrayEnd) }
      position += 1
      skipWhiteSpace()
      if bytes[position] == UInt8(ascii: "]") {
        throw JSONSyntaxError(.trailingComma, at: ByteRange(comma..<comma + 1))
      }
    }
    open[open.count - 1].count = count + 1
    try readValue(.value)
  }

  /// Reads a scalar, or the opening bracket of a collection.
  private mutating func readValue(_ expectation: JSONSyntaxError.Expectation) throws(JSONSyntaxError) {
    switch bytes[position] {
    case UInt8(ascii: "\""): try readString(isKey: false)
    case UInt8(ascii: "{"): try openCollection(.mapping)
    case UInt8(ascii: "["): try openCollection(.sequence)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): try readWord()
    default: throw unexpected(expectation)
    }
  }

  private mutating func openCollection(_ kind: NodeKind) throws(JSONSyntaxError) {
    guard open.count < JSONReader.nestingLimit else {
      throw failure(.nesting(limit: JSONReader.nestingLimit), count: 1)
    }
    let id = tree.open(kind, style: .flow, range: ByteRange(position..<position + 1))
    open.append((id, 0))
    position += 1
  }

  private mutating func close() throws(JSONSyntaxError) {
    position += 1
    guard let (id, count) = open.popLast() else { return }
    tree.close(id, childCount: count)
    tree[id].range.end = UInt32(position)
    guard tree[id].kind == .mapping, count > 1, let (first, second) = duplicates.find(in: tree, of: id) else { return }
    throw JSONSyntaxError(.duplicateKey(first: tree[first].range), at: tree[second].range)
  }

  private mutating func readWord() throws(JSONSyntaxError) {
    let count = tokenLength()
    let kind: NodeKind
    if matches("true", count: count) || matches("false", count: count) {
      kind = .boolean
    } else if matches("null", count: count) {
      kind = .null
    } else {
      throw failure(.unknownWord, count: count)
    }
    appendPlain(kind, count: count)
  }

  private func matches(_ word: StaticString, count: Int) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { expected in
      for i in 0..<count where unsafe bytes[position + i] != expected[i] { return false }
      return true
    }
  }

  private mutating func readNumber() throws(JSONSyntaxError) {
    let start = position
    var i = position
    var kind = NodeKind.integer
    var isSound = true
    if bytes[i] == UInt8(ascii: "-") { i += 1 }
    if bytes[i] == UInt8(ascii: "0") {
      i += 1
    } else {
      isSound = skipDigits(&i)
    }
    if isSound, bytes[i] == UInt8(ascii: ".") {
      i += 1
      kind = .float
      isSound = skipDigits(&i)
    }
    if isSound, bytes[i] | 0x20 == UInt8(ascii: "e") {
      i += 1
      kind = .float
      if bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i += 1 }
      isSound = skipDigits(&i)
    }
    // A letter, digit or point right behind makes it another token: `01`, `0x10`, `1.2.3`.
    guard isSound, !Self.isTokenByte(bytes[i]) else { throw failure(.malformedNumber, count: tokenLength()) }
    appendPlain(kind, count: i - start)
  }

  /// Moves `i` over digits; false where there is none.
  private func skipDigits(_ i: inout Int) -> Bool {
    let start = i
    while bytes[i] &- 0x30 < 10 { i += 1 }
    return i > start
  }

  private mutating func appendPlain(_ kind: NodeKind, count: Int) {
    tree.append(
      Node(
        kind: kind, style: .plain, flags: .textInSource, textStart: UInt32(position), textCount: UInt32(count),
        range: ByteRange(position..<position + count)))
    position += count
  }
}

// What stands at a place, for errors.
extension JSONParser {
  mutating func skipWhiteSpace() {
    while true {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Whether `byte` belongs to a word or a number, or to a character outside ASCII.
  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E, 0x2B, 0x2D, 0x80...0xFF: true
    default: false
    }
  }

  /// The bytes of the word, number or single character at the position; 0 at the end.
  func tokenLength() -> Int {
    var i = position
    while i < end, Self.isTokenByte(bytes[i]) { i += 1 }
    return i > position || i == end ? i - position : 1
  }

  func failure(_ reason: JSONSyntaxError.Reason, count: Int) -> JSONSyntaxError {
    JSONSyntaxError(reason, at: ByteRange(position..<position + count))
  }

  /// The error for what stands at the position instead of `expectation`.
  func unexpected(_ expectation: JSONSyntaxError.Expectation) -> JSONSyntaxError {
    guard position < end else { return failure(.unexpectedEnd(expectation), count: 0) }
    if case .invalid(let count) = UTF8Sequence.read(bytes, at: position) {
      return failure(.invalidUTF8, count: count)
    }
    switch bytes[position] {
    case UInt8(ascii: "'"): return failure(.singleQuotes, count: 1)
    case UInt8(ascii: "#"): return failure(.comment, count: 1)
    case UInt8(ascii: "/") where bytes[position + 1] == 0x2F || bytes[position + 1] == 0x2A:
      return failure(.comment, count: 2)
    case UInt8(ascii: "+"), UInt8(ascii: "."): return failure(.malformedNumber, count: tokenLength())
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      return failure(expectation == .value ? .unknownWord : .unexpectedCharacter(expectation), count: tokenLength())
    default: return failure(.unexpectedCharacter(expectation), count: tokenLength())
    }
  }
}
