/// A Unicode property of `\p{…}`, or its complement.
struct ScalarProperty: Equatable, Sendable {
  enum Subject: Equatable, Sendable {
    case any, ascii, alphabetic, whiteSpace, lowercase, uppercase
    /// One of some general categories, by their two-letter names.
    case category([Unicode.GeneralCategory])
  }

  let subject: Subject
  let isNegated: Bool

  func holds(for value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return isNegated }
    let properties = scalar.properties
    let holds =
      switch subject {
      case .any: true
      case .ascii: value < 0x80
      case .alphabetic: properties.isAlphabetic
      case .whiteSpace: properties.isWhitespace
      case .lowercase: properties.isLowercase
      case .uppercase: properties.isUppercase
      case .category(let categories): categories.contains(properties.generalCategory)
      }
    return holds != isNegated
  }

  /// The property called `name` in `\p{name}`: general categories by their short and long names, with or without
  /// `General_Category=`, and the binary properties above (ECMA-262 tables 68 and 69). Scripts are not known.
  init?(name: String, isNegated: Bool) {
    self.isNegated = isNegated
    switch name {
    case "Any": subject = .any
    case "ASCII": subject = .ascii
    case "Alphabetic", "Alpha": subject = .alphabetic
    case "White_Space", "space": subject = .whiteSpace
    case "Lowercase", "Lower": subject = .lowercase
    case "Uppercase", "Upper": subject = .uppercase
    default:
      var category = name
      for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) {
        category = String(name.dropFirst(prefix.count))
      }
      guard let categories = Self.categories(category) else { return nil }
      subject = .category(categories)
    }
  }

  private static func categories(_ name: String) -> [Unicode.GeneralCategory]? {
    switch name {
    case "L", "Letter":
      [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
    case "LC", "Cased_Letter": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    case "Lu", "Uppercase_Letter": [.uppercaseLetter]
    case "Ll", "Lowercase_Letter": [.lowercaseLetter]
    case "Lt", "Titlecase_Letter": [.titlecaseLetter]
    case "Lm", "Modifier_Letter": [.modifierLetter]
    case "Lo", "Other_Letter": [.otherLetter]
    case "M", "Mark", "Combining_Mark": [.nonspacingMark, .spacingMark, .enclosingMark]
    case "Mn", "Nonspacing_Mark": [.nonspacingMark]
    case "Mc", "Spacing_Mark": [.spacingMark]
    case "Me", "Enclosing_Mark": [.enclosingMark]
    case "N", "Number": [.decimalNumber, .letterNumber, .otherNumber]
    case "Nd", "Decimal_Number", "digit": [.decimalNumber]
    case "Nl", "Letter_Number": [.letterNumber]
    case "No", "Other_Number": [.otherNumber]
    case "P", "Punctuation", "punct":
      [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation,
      ]
    case "Pc", "Connector_Punctuation": [.connectorPunctuation]
    case "Pd", "Dash_Punctuation": [.dashPunctuation]
    case "Ps", "Open_Punctuation": [.openPunctuation]
    case "Pe", "Close_Punctuation": [.closePunctuation]
    case "Pi", "Initial_Punctuation": [.initialPunctuation]
    case "Pf", "Final_Punctuation": [.finalPunctuation]
    case "Po", "Other_Punctuation": [.otherPunctuation]
    case "S", "Symbol": [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]
    case "Sm", "Math_Symbol": [.mathSymbol]
    case "Sc", "Currency_Symbol": [.currencySymbol]
    case "Sk", "Modifier_Symbol": [.modifierSymbol]
    case "So", "Other_Symbol": [.otherSymbol]
    case "Z", "Separator": [.spaceSeparator, .lineSeparator, .paragraphSeparator]
    case "Zs", "Space_Separator": [.spaceSeparator]
    case "Zl", "Line_Separator": [.lineSeparator]
    case "Zp", "Paragraph_Separator": [.paragraphSeparator]
    case "C", "Other": [.control, .format, .surrogate, .privateUse, .unassigned]
    case "Cc", "Control", "cntrl": [.control]
    case "Cf", "Format": [.format]
    case "Cs", "Surrogate": [.surrogate]
    case "Co", "Private_Use": [.privateUse]
    case "Cn", "Unassigned": [.unassigned]
    default: nil
    }
  }
}
