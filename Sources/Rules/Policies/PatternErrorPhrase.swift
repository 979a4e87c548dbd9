import JSONSchema

extension PatternError {
  /// What is wrong with the expression: a sentence without a full stop.
  var phrase: String {
    switch reason {
    case .unfinished(let text): "\"\(text)\" is not closed"
    case .unexpected(let text): "\"\(text)\" means nothing here"
    case .nothingToRepeat(let text): "there is nothing that \"\(text)\" could repeat"
    case .unknownEscape(let text): "\"\(text)\" is no escape"
    case .emptyRange(let text): "the range \"\(text)\" ends before it begins"
    case .unknownProperty(let text): "Unicode has no property \"\(text)\""
    case .unknownGroup(let text): "there is no group \"\(text)\""
    case .duplicateGroup(let text): "two groups are called \"\(text)\""
    case .unsupported(let text): "\(text) cannot be matched in linear time and are not supported"
    case .tooLarge: "it is too large: its repetitions multiply, or its groups nest too deep"
    }
  }

  /// Whether other engines may take the expression.
  var isLimit: Bool {
    switch reason {
    case .unsupported, .tooLarge: true
    default: false
    }
  }

  /// What to do about it; nil where that is plain.
  var help: String? {
    switch reason {
    case .nothingToRepeat, .unexpected: "to mean the character itself, put a backslash before it"
    case .unknownEscape: "patterns are ECMA-262 with the \"u\" flag: only what has a meaning is escaped"
    case .unknownProperty:
      "known are general categories (\\p{L}, \\p{Lu}), scripts (\\p{Script=Greek}) and binary properties (\\p{Alphabetic})"
    case .unsupported("modifiers"): "write both cases, as in [Aa]"
    default: nil
    }
  }
}
