import SourceText

extension JSONParser {
  /// Reads the string at the position (RFC 8259 §7) and appends its node.
  mutating func readString(isKey: Bool) throws(JSONSyntaxError) {
    let start = position
    var flags: NodeFlags = isKey ? [.textInSource, .key] : .textInSource
    var hasDollar = false
    position += 1
    let contentStart = position
    try skipUnescaped(&hasDollar)
    var textStart = UInt32(contentStart)
    var textCount = UInt32(position - contentStart)
    if bytes[position] != UInt8(ascii: "\"") {
      flags.remove(.textInSource)
      textStart = UInt32(tree.text.count)
      copy(from: contentStart)
      while bytes[position] != UInt8(ascii: "\"") {
        try decodeEscape()
        let runStart = position
        try skipUnescaped(&hasDollar)
        copy(from: runStart)
      }
      textCount = UInt32(tree.text.count) - textStart
      // An escape may have made a dollar or a brace.
      hasDollar = true
    }
    position += 1
    let id = tree.append(
      Node(
        kind: .string, style: .doubleQuoted, flags: flags, textStart: textStart, textCount: textCount,
        range: ByteRange(start..<position)))
    if hasDollar, Self.containsReference(tree.text(of: id)) { tree[id].flags.insert(.mayHoldReference) }
    if isKey { tree[id].hash = TextHash.hash(tree.text(of: id)) }
  }

  /// Moves over characters that stand for themselves, to the closing quote or a backslash.
  @inline(__always)
  private mutating func skipUnescaped(_ hasDollar: inout Bool) throws(JSONSyntaxError) {
    var i = position
    while true {
      let byte = bytes[i]
      if byte >= 0x80 {
        guard case .scalar(let count) = UTF8Sequence.read(bytes, at: i) else {
          position = i
          throw invalidUTF8()
        }
        i += count
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        position = i
        return
      } else if byte < 0x20 {
        let start = position
        position = i
        throw rawControl(after: start)
      } else {
        if byte == UInt8(ascii: "$") { hasDollar = true }
        i += 1
      }
    }
  }

  private func invalidUTF8() -> JSONSyntaxError {
    guard case .invalid(let count) = UTF8Sequence.read(bytes, at: position) else {
      return failure(.invalidUTF8, count: 1)
    }
    return failure(.invalidUTF8, count: count)
  }

  /// A line break or the end of the source means a forgotten quote; any other control character should be escaped.
  private func rawControl(after start: Int) -> JSONSyntaxError {
    let byte = bytes[position]
    guard position >= end || byte == 0x0A || byte == 0x0D else { return failure(.controlCharacter(byte), count: 1) }
    var quote = start
    while quote > 0, bytes[quote - 1] != UInt8(ascii: "\"") { quote -= 1 }
    return JSONSyntaxError(.unterminatedString, at: ByteRange(max(0, quote - 1)..<position))
  }

  private mutating func copy(from start: Int) {
    tree.text.append(addingCapacity: position - start) { output in
      for i in start..<position { output.append(bytes[i]) }
    }
  }

  private mutating func decodeEscape() throws(JSONSyntaxError) {
    let decoded: UInt8
    switch bytes[position + 1] {
    case UInt8(ascii: "\""): decoded = 0x22
    case UInt8(ascii: "\\"): decoded = 0x5C
    case UInt8(ascii: "/"): decoded = 0x2F
    case UInt8(ascii: "b"): decoded = 0x08
    case UInt8(ascii: "f"): decoded = 0x0C
    case UInt8(ascii: "n"): decoded = 0x0A
    case UInt8(ascii: "r"): decoded = 0x0D
    case UInt8(ascii: "t"): decoded = 0x09
    case UInt8(ascii: "u"): return try decodeUnicodeEscape()
    default: throw badEscape()
    }
    tree.text.append(decoded)
    position += 2
  }

  /// The range of a bad escape: the backslash and the character after it, if there is one.
  private func badEscape() -> JSONSyntaxError {
    let next = position + 1
    guard next < end, bytes[next] >= 0x20 else { return failure(.badEscape, count: 1) }
    guard case .scalar(let count) = UTF8Sequence.read(bytes, at: next) else { return failure(.badEscape, count: 1) }
    return failure(.badEscape, count: 1 + count)
  }

  private mutating func decodeUnicodeEscape() throws(JSONSyntaxError) {
    let first = try hexadecimal(at: position)
    guard first & 0xF800 == 0xD800 else {
      appendUTF8(first)
      position += 6
      return
    }
    guard first < 0xDC00, bytes[position + 6] == UInt8(ascii: "\\"), bytes[position + 7] == UInt8(ascii: "u"),
      case let second = try hexadecimal(at: position + 6), second & 0xFC00 == 0xDC00
    else { throw failure(.loneSurrogate, count: 6) }
    appendUTF8(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    position += 12
  }

  /// The value of the four digits of the `\u` escape at `start`.
  private func hexadecimal(at start: Int) throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for i in start + 2..<start + 6 {
      guard i < end, let digit = HexadecimalDigit.value(of: bytes[i]) else {
        throw JSONSyntaxError(.badEscape, at: ByteRange(start..<min(i, end)))
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private mutating func appendUTF8(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { tree.text.append(unit) }
  }

  /// Whether `${{` occurs in `text`.
  private static func containsReference(_ text: Span<UInt8>) -> Bool {
    var i = 0
    while i + 2 < text.count {
      if text[i] == UInt8(ascii: "$"), text[i + 1] == UInt8(ascii: "{"), text[i + 2] == UInt8(ascii: "{") {
        return true
      }
      i += 1
    }
    return false
  }
}

/// The sixteen digits.
enum HexadecimalDigit {
  /// 0 to 15, of either case; nil for any other byte.
  @inline(__always)
  static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte &- 0x30
    case 0x41...0x46: byte &- 0x41 &+ 10
    case 0x61...0x66: byte &- 0x61 &+ 10
    default: nil
    }
  }
}
