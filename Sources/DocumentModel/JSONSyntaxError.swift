import SourceText

/// Why a source is not one JSON text (RFC 8259), and where.
package struct JSONSyntaxError: Error, Sendable, Equatable {
  /// What would have been right at a place.
  package enum Expectation: Sendable, Equatable {
    case value
    /// A key or, in an empty object, `}`.
    case keyOrEnd
    case key
    case colon
    /// `,` or `}`.
    case commaOrObjectEnd
    /// `,` or `]`.
    case commaOrArrayEnd
  }

  package enum Reason: Sendable, Equatable {
    /// There is nothing but white space.
    case empty
    /// The source ends where something is due.
    case unexpectedEnd(Expectation)
    /// A character that cannot stand here.
    case unexpectedCharacter(Expectation)
    /// A bare word that is not `true`, `false` or `null`.
    case unknownWord
    /// A comma right before `]` or `}`.
    case trailingComma
    /// Something after the one value.
    case trailingContent
    /// A string without its closing quote.
    case unterminatedString
    /// A string in single quotes.
    case singleQuotes
    /// A raw character below U+0020 inside a string.
    case controlCharacter(UInt8)
    /// `\` and a character that JSON gives no meaning, or `\u` without four hexadecimal digits.
    case badEscape
    /// A `\u` escape of a surrogate without its other half.
    case loneSurrogate
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A number with a leading zero, a sign without a digit, a bare point or an empty exponent.
    case malformedNumber
    /// The same key twice in one object, and where the first one stands.
    case duplicateKey(first: ByteRange)
    /// More collections inside one another than `limit`.
    case nesting(limit: Int)
    /// `//`, `/*` or `#`.
    case comment
  }

  package let reason: Reason
  /// Where, in bytes; never empty but at the end of the source.
  package let range: ByteRange

  package init(_ reason: Reason, at range: ByteRange) {
    self.reason = reason
    self.range = range
  }
}

extension JSONSyntaxError {
  /// One sentence without a full stop that quotes the offending text of `source`, which is the source that was read.
  package func message(in source: SourceFile) -> String {
    let found = Self.quote(source.text(in: range))
    switch reason {
    case .empty: return "the JSON text is empty"
    case .unexpectedEnd(let expectation): return "the JSON text ends where \(expectation.words) is expected"
    case .unexpectedCharacter(let expectation): return "unexpected \(found) where \(expectation.words) is expected"
    case .unknownWord: return "unknown word \(found) in JSON"
    case .trailingComma: return "trailing comma in JSON"
    case .trailingContent: return "unexpected \(found) after the end of the JSON text"
    case .unterminatedString: return "the string has no closing quote"
    case .singleQuotes: return "a JSON string cannot stand in single quotes"
    case .controlCharacter(let byte): return "raw control character \(Self.name(of: byte)) in a JSON string"
    case .badEscape: return "\(found) is no escape sequence of JSON"
    case .loneSurrogate: return "\(found) is half of a surrogate pair"
    case .invalidUTF8: return "the text is not UTF-8"
    case .malformedNumber: return "\(found) is no JSON number"
    case .duplicateKey: return "duplicate key \(found)"
    case .nesting(let limit): return "nesting is deeper than \(limit) levels"
    case .comment: return "JSON has no comments"
    }
  }

  /// What to do about it, where there is something plain to say.
  package var help: String? {
    switch reason {
    case .trailingComma: "remove the comma"
    case .singleQuotes: "use double quotes"
    case .controlCharacter(let byte): "write \\u\(Self.hexadecimal(byte, digits: 4))"
    case .loneSurrogate: "write both halves, as \\ud83d\\ude00"
    case .comment: "remove the comment"
    default: nil
    }
  }

  private static func quote(_ text: String) -> String { text.utf8.first == 0x22 ? text : "\"\(text)\"" }

  private static func name(of byte: UInt8) -> String { "U+" + hexadecimal(byte, digits: 4).uppercased() }

  private static func hexadecimal(_ byte: UInt8, digits: Int) -> String {
    let text = String(byte, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

extension JSONSyntaxError.Expectation {
  /// The expected thing with its article.
  package var words: String {
    switch self {
    case .value: "a value"
    case .keyOrEnd: "a key in double quotes or \"}\""
    case .key: "a key in double quotes"
    case .colon: "\":\""
    case .commaOrObjectEnd: "\",\" or \"}\""
    case .commaOrArrayEnd: "\",\" or \"]\""
    }
  }
}
