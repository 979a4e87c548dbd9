/// A Unicode property of `\p{…}`, or its complement (ECMA-262 §22.2.2.9 `CharacterClassEscape`).
struct ScalarProperty: Equatable, Sendable {
  enum Subject: Equatable, Sendable {
    case binary(BinaryProperty)
    /// One of some general categories.
    case category([Unicode.GeneralCategory])
  }

  let subject: Subject
  let isNegated: Bool

  func holds(for value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return isNegated }
    let holds =
      switch subject {
      case .binary(let property): property.holds(for: scalar)
      case .category(let categories): categories.contains(scalar.properties.generalCategory)
      }
    return holds != isNegated
  }
}

extension ScalarSet {
  /// What `\p{name}` means, or `\P{name}` where `isNegated`; nil where ECMA-262 knows no such property (tables 67 to
  /// 69): general categories and scripts by their long and short names, and binary properties.
  init?(property name: String, isNegated: Bool) {
    let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 {
      switch parts[0] {
      case "General_Category", "gc":
        guard let categories = Unicode.GeneralCategory.named(parts[1]) else { return nil }
        self.init(properties: [ScalarProperty(subject: .category(categories), isNegated: isNegated)])
      case "Script", "sc", "Script_Extensions", "scx":
        let withExtensions = parts[0] == "Script_Extensions" || parts[0] == "scx"
        guard let scalars = Script.scalars(of: parts[1], withExtensions: withExtensions) else { return nil }
        self = isNegated ? scalars.inverted : scalars
      default: return nil
      }
    } else if let categories = Unicode.GeneralCategory.named(name) {
      self.init(properties: [ScalarProperty(subject: .category(categories), isNegated: isNegated)])
    } else if name == "Any" || name == "ASCII" {
      let scalars = ScalarSet([0...(name == "Any" ? ScalarSet.last : 0x7F)])
      self = isNegated ? scalars.inverted : scalars
    } else {
      guard let property = BinaryProperty(named: name) else { return nil }
      self.init(properties: [ScalarProperty(subject: .binary(property), isNegated: isNegated)])
    }
  }
}

extension Unicode.GeneralCategory {
  /// The categories of a value of `General_Category`, by its long or short name (ECMA-262, table 67 and
  /// `PropertyValueAliases.txt`); nil where there is none.
  fileprivate static func named(_ name: String) -> [Unicode.GeneralCategory]? {
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
