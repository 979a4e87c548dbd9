import DocumentModel

// Answers write numbers and Booleans now as such, now as text: editions and deployments of the service disagree.
extension JSONValue {
  /// A whole number, or a text of one; nil for anything else.
  package var wholeNumber: Int? {
    switch self {
    case .number(let text), .string(let text): Int(text) ?? Self.wholeNumber(text)
    default: nil
    }
  }

  /// The characters of a text or of a number.
  package var plainText: String? {
    switch self {
    case .number(let text), .string(let text): text
    default: nil
    }
  }

  /// A Boolean, or a text or number of one.
  package var truth: Bool? {
    switch self {
    case .boolean(let value): value
    case .string("true"), .string("True"), .number("1"), .string("1"): true
    case .string("false"), .string("False"), .number("0"), .string("0"): false
    default: nil
    }
  }

  /// A text that says something; nil for null and for the empty text too, which mean absence.
  package var nonEmptyString: String? {
    if case .string(let text) = self, !text.isEmpty { text } else { nil }
  }

  /// `410023.0` and `4.1e5`, which some writers make of whole numbers.
  private static func wholeNumber(_ text: String) -> Int? {
    guard let value = Double(text), value.magnitude < 0x1p53 else { return nil }
    return Int(exactly: value)
  }
}
