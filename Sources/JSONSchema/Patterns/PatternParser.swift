/// Parses a regular expression of ECMA-262 with the `u` flag (ECMA-262 §22.2.1).
struct PatternParser {
  private let text: [UInt32]
  private var position = 0
  private var depth = 0
  private var sets: [ScalarSet] = []
  private var assertions: [PatternSyntax.Assertion] = []
  private var groups = PatternGroups()
  private var unsupported: PatternError?

  /// Groups nested deeper are refused.
  private static let depthLimit = 250

  private init(_ text: Span<UInt8>) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.count)
    var i = 0
    while i < text.count { scalars.append(ScalarDecoding.next(text, &i)) }
    self.text = scalars
  }

  /// Takes an expression apart; what is right but cannot be compiled is left to the caller to refuse.
  static func parse(_ text: Span<UInt8>) throws(PatternError) -> PatternSyntax {
    var parser = PatternParser(text)
    let node = try parser.choice()
    if let scalar = parser.peek { throw parser.error(.unexpected(Self.name(scalar))) }
    try parser.groups.check()
    return PatternSyntax(
      node: node, sets: parser.sets, assertions: parser.assertions, unsupported: parser.unsupported)
  }

  // MARK: Structure

  private mutating func choice() throws(PatternError) -> PatternNode {
    depth += 1
    guard depth <= Self.depthLimit else { throw error(.tooLarge) }
    groups.enterChoice()
    defer {
      depth -= 1
      groups.leaveChoice()
    }
    var branches = [try sequence()]
    while take("|") {
      groups.nextBranch()
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      var part = try atom()
      let start = position
      if let (minimum, maximum) = try quantifier() {
        guard !part.isAssertion else { throw error(.nothingToRepeat(Self.name(text[start])), at: start) }
        part = .repetition(part, minimum: minimum, maximum: maximum)
      }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    let start = position
    let scalar = text[position]
    position += 1
    switch scalar {
    case "^": return .start
    case "$": return .end
    case ".": return add(.dot)
    case "(": return try group(from: start)
    case "[": return add(try characterClass(from: start))
    case "\\": return try escape(from: start)
    case "*", "+", "?", "{": throw error(.nothingToRepeat(Self.name(scalar)), at: start)
    case "}", "]", ")": throw error(.unexpected(Self.name(scalar)), at: start)
    default: return add(ScalarSet([scalar...scalar]))
    }
  }

  private mutating func group(from start: Int) throws(PatternError) -> PatternNode {
    guard take("?") else {
      groups.addUnnamed()
      return try groupBody(from: start)
    }
    guard let scalar = peek else { throw error(.unfinished("("), at: start) }
    position += 1
    switch scalar {
    case ":": return try groupBody(from: start)
    case "=": return try assertion(isBehind: false, isNegated: false, from: start)
    case "!": return try assertion(isBehind: false, isNegated: true, from: start)
    case "<":
      if take("=") { return try assertion(isBehind: true, isNegated: false, from: start) }
      if take("!") { return try assertion(isBehind: true, isNegated: true, from: start) }
      let nameStart = position
      let name = try groupName(from: start)
      guard groups.add(name) else { throw error(.duplicateGroup(name), at: nameStart) }
      return try groupBody(from: start)
    default:
      position -= 1
      try modifiers(from: start)
      return try groupBody(from: start)
    }
  }

  private mutating func groupBody(from start: Int) throws(PatternError) -> PatternNode {
    let node = try choice()
    guard take(")") else { throw error(.unfinished("("), at: start) }
    // A group may be repeated whatever it holds.
    return node.isAssertion ? .sequence([node]) : node
  }

  private mutating func assertion(
    isBehind: Bool, isNegated: Bool, from start: Int
  ) throws(PatternError) -> PatternNode {
    let node = try groupBody(from: start)
    assertions.append(PatternSyntax.Assertion(node: node, isBehind: isBehind))
    return .assertion(assertions.count - 1, isNegated: isNegated)
  }

  /// The name of a group, up to and with its `>`: an identifier (ECMA-262 §22.2.1, `RegExpIdentifierName`).
  private mutating func groupName(from start: Int) throws(PatternError) -> String {
    var name = String.UnicodeScalarView()
    while !take(">") {
      guard let next = peek else { throw error(.unfinished("("), at: start) }
      let place = position
      position += 1
      var value = next
      if next == "\\" {
        guard take("u") else { throw error(.unexpected(Self.name(next)), at: place) }
        value = try unicodeEscape(from: place)
      }
      guard let scalar = Unicode.Scalar(value), Self.isIdentifier(scalar, isFirst: name.isEmpty) else {
        throw error(.unexpected(Self.name(value)), at: place)
      }
      name.append(scalar)
    }
    guard !name.isEmpty else { throw error(.unexpected(">"), at: position - 1) }
    return String(name)
  }

  private static func isIdentifier(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    if scalar == "$" || scalar == "_" { return true }
    if isFirst { return scalar.properties.isIDStart }
    return scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}"
  }

  /// `i`, `m`, `s` to be added or, after a hyphen, removed for the group: each once (ECMA-262 §22.2.1, `Atom`).
  private mutating func modifiers(from start: Int) throws(PatternError) {
    var seen: [UInt32] = []
    var hasHyphen = false
    while !take(":") {
      guard let scalar = peek else { throw error(.unfinished("("), at: start) }
      let isRight =
        scalar == "-" ? !hasHyphen : "ims".unicodeScalars.contains { scalar == $0 } && !seen.contains(scalar)
      guard isRight else { throw error(.unexpected("(?" + Self.name(scalar)), at: start) }
      if scalar == "-" { hasHyphen = true } else { seen.append(scalar) }
      position += 1
    }
    guard !seen.isEmpty else { throw error(.unexpected("(?-"), at: start) }
    refuse("modifiers", at: start)
  }

  private mutating func refuse(_ construct: String, at offset: Int) {
    if unsupported == nil { unsupported = error(.unsupported(construct), at: offset) }
  }

  private mutating func quantifier() throws(PatternError) -> (minimum: Int, maximum: Int?)? {
    let start = position
    let bounds: (Int, Int?)
    if take("*") {
      bounds = (0, nil)
    } else if take("+") {
      bounds = (1, nil)
    } else if take("?") {
      bounds = (0, 1)
    } else if take("{") {
      guard let minimum = number() else { throw error(.nothingToRepeat("{"), at: start) }
      var maximum: Int? = minimum
      if take(",") { maximum = number() }
      guard take("}") else { throw error(.unfinished("{"), at: start) }
      if let maximum, maximum < minimum { throw error(.emptyRange("{\(minimum),\(maximum)}"), at: start) }
      bounds = (minimum, maximum)
    } else {
      return nil
    }
    _ = take("?")
    return bounds
  }

  /// A decimal number; saturates far above every limit.
  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek, scalar >= 0x30, scalar <= 0x39 {
      value = min((value ?? 0) * 10 + Int(scalar - 0x30), 1 << 30)
      position += 1
    }
    return value
  }

  // MARK: Classes and escapes

  private mutating func characterClass(from start: Int) throws(PatternError) -> ScalarSet {
    let isInverted = take("^")
    var set = ScalarSet()
    while true {
      guard let scalar = peek else { throw error(.unfinished("["), at: start) }
      if take("]") { break }
      let itemStart = position
      let first = try classItem(scalar)
      guard position + 1 < text.count, text[position] == "-", text[position + 1] != "]" else {
        set.formUnion(first)
        continue
      }
      position += 1
      let second = try classItem(text[position])
      guard let low = first.only, let high = second.only else {
        throw error(.unexpected("-"), at: itemStart)
      }
      guard low <= high else { throw error(.emptyRange("\(Self.name(low))-\(Self.name(high))"), at: itemStart) }
      set.formUnion(ScalarSet([low...high]))
    }
    return isInverted ? set.inverted : set
  }

  private mutating func classItem(_ scalar: UInt32) throws(PatternError) -> ScalarSet {
    let start = position
    position += 1
    guard scalar == "\\" else { return ScalarSet([scalar...scalar]) }
    guard let escaped = peek else { throw error(.unfinished("\\"), at: start) }
    position += 1
    switch escaped {
    case "b": return ScalarSet([0x08...0x08])
    case "-": return ScalarSet([0x2D...0x2D])
    default: return try scalarEscape(escaped, from: start)
    }
  }

  private mutating func escape(from start: Int) throws(PatternError) -> PatternNode {
    guard let scalar = peek else { throw error(.unfinished("\\"), at: start) }
    position += 1
    switch scalar {
    case "b": return .boundary(isNegated: false)
    case "B": return .boundary(isNegated: true)
    case "k":
      guard take("<") else { throw error(.unknownEscape("\\k"), at: start) }
      groups.refer(to: try groupName(from: start), at: start)
      refuse("back references", at: start)
      return .empty
    case 0x31...0x39:
      position -= 1
      groups.refer(to: number() ?? 0, at: start)
      refuse("back references", at: start)
      return .empty
    default: return add(try scalarEscape(scalar, from: start))
    }
  }

  private mutating func scalarEscape(_ scalar: UInt32, from start: Int) throws(PatternError) -> ScalarSet {
    switch scalar {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .word
    case "W": return ScalarSet.word.inverted
    case "s": return .space
    case "S": return ScalarSet.space.inverted
    case "p", "P": return try property(isNegated: scalar == "P", from: start)
    case "t": return ScalarSet([0x09...0x09])
    case "n": return ScalarSet([0x0A...0x0A])
    case "v": return ScalarSet([0x0B...0x0B])
    case "f": return ScalarSet([0x0C...0x0C])
    case "r": return ScalarSet([0x0D...0x0D])
    case "0":
      if let next = peek, next >= 0x30, next <= 0x39 { throw error(.unknownEscape("\\0"), at: start) }
      return ScalarSet([0...0])
    case "c":
      guard let letter = peek, ScalarSet([0x41...0x5A, 0x61...0x7A]).contains(letter) else {
        throw error(.unknownEscape("\\c"), at: start)
      }
      position += 1
      return ScalarSet([letter % 32...letter % 32])
    case "x":
      let value = try hexadecimal(count: 2, from: start)
      return ScalarSet([value...value])
    case "u":
      let value = try unicodeEscape(from: start)
      return ScalarSet([value...value])
    default:
      // ECMA-262 allows syntax characters only; other punctuation is accepted because it can mean nothing else.
      guard scalar < 0x80, !ScalarSet.word.contains(scalar) || scalar == "_" else {
        throw error(.unknownEscape("\\" + Self.name(scalar)), at: start)
      }
      return ScalarSet([scalar...scalar])
    }
  }

  private mutating func unicodeEscape(from start: Int) throws(PatternError) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      var count = 0
      while let scalar = peek, let digit = Self.hexadecimalValue(scalar) {
        value = value << 4 | digit
        count += 1
        position += 1
        guard value <= ScalarSet.last else { throw error(.unknownEscape("\\u{"), at: start) }
      }
      guard count > 0, take("}") else { throw error(.unfinished("\\u{"), at: start) }
      return value
    }
    let high = try hexadecimal(count: 4, from: start)
    guard high & 0xFC00 == 0xD800, position + 5 < text.count, text[position] == "\\", text[position + 1] == "u" else {
      return high
    }
    let mark = position
    position += 2
    if peek != "{" {
      let low = try hexadecimal(count: 4, from: start)
      if low & 0xFC00 == 0xDC00 { return 0x10000 + (high & 0x3FF) << 10 + low & 0x3FF }
    }
    position = mark
    return high
  }

  private mutating func hexadecimal(count: Int, from start: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let scalar = peek, let digit = Self.hexadecimalValue(scalar) else {
        throw error(.unknownEscape("\\" + Self.name(text[start + 1])), at: start)
      }
      value = value << 4 | digit
      position += 1
    }
    return value
  }

  private mutating func property(isNegated: Bool, from start: Int) throws(PatternError) -> ScalarSet {
    guard take("{") else { throw error(.unknownEscape("\\" + Self.name(text[start + 1])), at: start) }
    var name = ""
    while let scalar = peek, scalar != "}" {
      name += Self.name(scalar)
      position += 1
    }
    guard take("}") else { throw error(.unfinished("\\p{"), at: start) }
    guard let set = ScalarSet(property: name, isNegated: isNegated) else {
      throw error(.unknownProperty(name), at: start)
    }
    return set
  }

  private static func hexadecimalValue(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39: scalar - 0x30
    case 0x41...0x46: scalar - 0x41 + 10
    case 0x61...0x66: scalar - 0x61 + 10
    default: nil
    }
  }

  // MARK: Text

  private var peek: UInt32? { position < text.count ? text[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard let next = peek, next == scalar.value else { return false }
    position += 1
    return true
  }

  private mutating func add(_ set: ScalarSet) -> PatternNode {
    if let index = sets.firstIndex(of: set) { return .set(index) }
    sets.append(set)
    return .set(sets.count - 1)
  }

  private func error(_ reason: PatternError.Reason, at offset: Int? = nil) -> PatternError {
    PatternError(reason: reason, offset: offset ?? position)
  }

  private static func name(_ scalar: UInt32) -> String { String(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
}

extension ScalarSet {
  /// The set's one scalar; nil where it holds none or several, or a property.
  fileprivate var only: UInt32? {
    guard properties.isEmpty, ranges.count == 1, ranges[0].count == 1 else { return nil }
    return ranges[0].lowerBound
  }
}

/// Lets `switch` compare a scalar's value with a literal such as `"^"`.
private func ~= (pattern: Unicode.Scalar, value: UInt32) -> Bool { pattern.value == value }
private func == (value: UInt32, scalar: Unicode.Scalar) -> Bool { value == scalar.value }
private func != (value: UInt32, scalar: Unicode.Scalar) -> Bool { value != scalar.value }
private func == (value: UInt32?, scalar: Unicode.Scalar) -> Bool { value == scalar.value }
private func != (value: UInt32?, scalar: Unicode.Scalar) -> Bool { value != scalar.value }
