import Diagnostics
import SourceText

/// A comment's text read as a suppression.
///
/// Strictly it is `# jobc: ignore[rule, rule] reason`, with one or more blanks where these have one. Whatever else was
/// plainly meant to be a suppression is malformed and silences nothing, so that a search for the one spelling finds all;
/// any other comment is none of ours: `# jobc: 1` is a key that was commented out.
struct SuppressionText {
  enum Form {
    /// The rules in brackets, and what stands between these.
    case sound(isWholeFile: Bool, rules: [ByteRange], list: ByteRange, reason: String)
    /// What is wrong, where, and the suppression that was meant, if that is plain.
    case malformed(problem: String, range: ByteRange, meant: String?)
    case other
  }

  static let marker: StaticString = "jobc:"

  private let bytes: [UInt8]
  private let start: Int
  private let end: Int

  /// - Parameters:
  ///   - range: from the `#` to the end of the comment, or to the next `# jobc:` in it.
  init(_ source: SourceFile, _ range: ByteRange) {
    bytes = source.bytes
    start = range.indices.lowerBound
    end = range.indices.upperBound
  }

  /// What the comment is.
  ///
  /// - Parameter isRule: whether a text is the id of a rule.
  func read(isRule: (String) -> Bool) -> Form {
    let marker = blanks(start + 1)
    let word = blanks(marker + Self.marker.utf8CodeUnitCount)
    let wordEnd = run(word, while: Self.isNameByte)
    guard wordEnd > word else { return .other }
    let name = text(word, wordEnd)
    let isBracket = wordEnd < end && bytes[wordEnd] == UInt8(ascii: "[")
    let isSpaced = marker > start + 1 && word > marker + Self.marker.utf8CodeUnitCount
    let isWholeFile = TextOrder.areEqual(name, "ignore-file")
    if isSpaced, isBracket, isWholeFile || TextOrder.areEqual(name, "ignore"),
      let close = bytes[wordEnd..<end].firstIndex(of: UInt8(ascii: "]"))
    {
      let rules = items(wordEnd + 1, close)
      if rules.isEmpty {
        return .malformed(
          problem: "\"\(name)[]\" names no rule", range: ByteRange(start..<close + 1), meant: nil)
      }
      return .sound(
        isWholeFile: isWholeFile, rules: rules, list: ByteRange(wordEnd + 1..<close),
        reason: trimmed(close + 1, end))
    }
    return malformed(name, word, wordEnd, isSpaced: isSpaced, isRule: isRule)
  }

  // MARK: What was meant

  private static let directives = ["ignore", "ignore-file"]
  /// What other linters call it.
  private static let synonyms = ["disable", "noqa", "suppress", "allow", "skip", "nolint", "off"]

  private func malformed(
    _ name: String, _ word: Int, _ wordEnd: Int, isSpaced: Bool, isRule: (String) -> Bool
  ) -> Form {
    let isExact = Self.directives.contains { $0.utf8.elementsEqual(name.utf8) }
    let near = isExact ? name : Suggestion.nearest(to: name, among: Self.directives)
    let isSynonym = Self.synonyms.contains { name.utf8.starts(with: $0.utf8) }
    // However the list is written: `[a, b]`, `(a)`, `: a`, `a`.
    let opening = blanks(wordEnd)
    let isOpen = opening < end && "[({:=".utf8.contains(bytes[opening])
    let isBracket = opening < end && bytes[opening] == UInt8(ascii: "[")
    var at = isOpen ? blanks(opening + 1) : opening
    var rules: [String] = []
    var listEnd = wordEnd
    while true {
      let next = run(at, while: Self.isNameByte)
      guard next > at else { break }
      let rule = text(at, next)
      guard isOpen || isRule(rule) else { break }
      rules.append(rule)
      listEnd = next
      let comma = blanks(next)
      guard comma < end, bytes[comma] == UInt8(ascii: ",") else { break }
      at = blanks(comma + 1)
    }
    guard isExact || isBracket || (!rules.isEmpty && (near != nil || isSynonym) && rules.allSatisfy(isRule)) else {
      return .other
    }
    let closing = blanks(listEnd)
    let isClosed = isOpen && closing < end && "])}".utf8.contains(bytes[closing])
    let rangeEnd = isClosed ? closing + 1 : max(listEnd, isOpen ? min(opening + 1, end) : wordEnd)
    let range = ByteRange(start..<rangeEnd)
    let directive = near ?? "ignore"
    let isPlain = near != nil && !rules.isEmpty && rules.allSatisfy(isRule)
    let meant = isPlain ? "# jobc: \(directive)[\(rules.joined(separator: ", "))]" : nil
    let problem: String
    if !isExact {
      problem = "unknown directive \"\(name)\" in a comment for jobc"
    } else if isBracket, !isClosed {
      problem = "the list of rules that \"\(name)[\" begins is not closed"
    } else if rules.isEmpty || !isBracket {
      problem = "\"\(name)\" names no rule in brackets"
    } else if !isSpaced {
      problem = "\"\(text(start, wordEnd))\" lacks a blank: a suppression begins with \"# jobc: \(name)[\""
    } else {
      problem = "a blank stands between \"\(name)\" and its brackets"
    }
    return .malformed(problem: problem, range: range, meant: meant)
  }

  // MARK: Bytes

  /// The parts between commas without the blanks around them; empty ones are left out.
  private func items(_ from: Int, _ to: Int) -> [ByteRange] {
    var items: [ByteRange] = []
    var at = from
    while at <= to {
      let comma = bytes[at..<to].firstIndex(of: UInt8(ascii: ",")) ?? to
      var (low, high) = (at, comma)
      while low < high, Self.isBlank(bytes[low]) { low += 1 }
      while high > low, Self.isBlank(bytes[high - 1]) { high -= 1 }
      if high > low { items.append(ByteRange(low..<high)) }
      at = comma + 1
    }
    return items
  }

  private func trimmed(_ from: Int, _ to: Int) -> String {
    var (low, high) = (from, to)
    while low < high, Self.isBlank(bytes[low]) { low += 1 }
    while high > low, Self.isBlank(bytes[high - 1]) { high -= 1 }
    return text(low, high)
  }

  private func text(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<max(from, to)], as: UTF8.self) }
  private func blanks(_ from: Int) -> Int { run(from, while: Self.isBlank) }

  private func run(_ from: Int, while holds: (UInt8) -> Bool) -> Int {
    var at = from
    while at < end, holds(bytes[at]) { at += 1 }
    return at
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D || byte == 0x5F
      || byte == UInt8(ascii: "/")
  }
}
