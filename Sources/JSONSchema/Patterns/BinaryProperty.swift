/// A binary property of `\p{…}` (ECMA-262, table 69). The standard library answers for all but a few.
enum BinaryProperty: Sendable {
  case alphabetic, asciiHexDigit, bidiControl, bidiMirrored, caseIgnorable, cased, changesWhenCasefolded,
    changesWhenCasemapped, changesWhenLowercased, changesWhenNFKCCasefolded, changesWhenTitlecased,
    changesWhenUppercased, dash, defaultIgnorableCodePoint, deprecated, diacritic, emoji, emojiModifier,
    emojiModifierBase, emojiPresentation, extender, graphemeBase, graphemeExtend, hexDigit, idsBinaryOperator,
    idsTrinaryOperator, idContinue, idStart, ideographic, joinControl, logicalOrderException, lowercase, math,
    noncharacterCodePoint, patternSyntax, patternWhiteSpace, quotationMark, radical, sentenceTerminal, softDotted,
    terminalPunctuation, unifiedIdeograph, uppercase, variationSelector, whiteSpace, xidContinue, xidStart,
    assigned, emojiComponent, extendedPictographic, regionalIndicator

  /// The property called `name`, by its long or short name; nil where there is none.
  init?(named name: String) {
    switch name {
    case "Alphabetic", "Alpha": self = .alphabetic
    case "ASCII_Hex_Digit", "AHex": self = .asciiHexDigit
    case "Bidi_Control", "Bidi_C": self = .bidiControl
    case "Bidi_Mirrored", "Bidi_M": self = .bidiMirrored
    case "Case_Ignorable", "CI": self = .caseIgnorable
    case "Cased": self = .cased
    case "Changes_When_Casefolded", "CWCF": self = .changesWhenCasefolded
    case "Changes_When_Casemapped", "CWCM": self = .changesWhenCasemapped
    case "Changes_When_Lowercased", "CWL": self = .changesWhenLowercased
    case "Changes_When_NFKC_Casefolded", "CWKCF": self = .changesWhenNFKCCasefolded
    case "Changes_When_Titlecased", "CWT": self = .changesWhenTitlecased
    case "Changes_When_Uppercased", "CWU": self = .changesWhenUppercased
    case "Dash": self = .dash
    case "Default_Ignorable_Code_Point", "DI": self = .defaultIgnorableCodePoint
    case "Deprecated", "Dep": self = .deprecated
    case "Diacritic", "Dia": self = .diacritic
    case "Emoji": self = .emoji
    case "Emoji_Modifier", "EMod": self = .emojiModifier
    case "Emoji_Modifier_Base", "EBase": self = .emojiModifierBase
    case "Emoji_Presentation", "EPres": self = .emojiPresentation
    case "Extender", "Ext": self = .extender
    case "Grapheme_Base", "Gr_Base": self = .graphemeBase
    case "Grapheme_Extend", "Gr_Ext": self = .graphemeExtend
    case "Hex_Digit", "Hex": self = .hexDigit
    case "IDS_Binary_Operator", "IDSB": self = .idsBinaryOperator
    case "IDS_Trinary_Operator", "IDST": self = .idsTrinaryOperator
    case "ID_Continue", "IDC": self = .idContinue
    case "ID_Start", "IDS": self = .idStart
    case "Ideographic", "Ideo": self = .ideographic
    case "Join_Control", "Join_C": self = .joinControl
    case "Logical_Order_Exception", "LOE": self = .logicalOrderException
    case "Lowercase", "Lower": self = .lowercase
    case "Math": self = .math
    case "Noncharacter_Code_Point", "NChar": self = .noncharacterCodePoint
    case "Pattern_Syntax", "Pat_Syn": self = .patternSyntax
    case "Pattern_White_Space", "Pat_WS": self = .patternWhiteSpace
    case "Quotation_Mark", "QMark": self = .quotationMark
    case "Radical": self = .radical
    case "Sentence_Terminal", "STerm": self = .sentenceTerminal
    case "Soft_Dotted", "SD": self = .softDotted
    case "Terminal_Punctuation", "Term": self = .terminalPunctuation
    case "Unified_Ideograph", "UIdeo": self = .unifiedIdeograph
    case "Uppercase", "Upper": self = .uppercase
    case "Variation_Selector", "VS": self = .variationSelector
    case "White_Space", "space": self = .whiteSpace
    case "XID_Continue", "XIDC": self = .xidContinue
    case "XID_Start", "XIDS": self = .xidStart
    case "Assigned": self = .assigned
    case "Emoji_Component", "EComp": self = .emojiComponent
    case "Extended_Pictographic", "ExtPict": self = .extendedPictographic
    case "Regional_Indicator", "RI": self = .regionalIndicator
    default: return nil
    }
  }

  func holds(for scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return switch self {
    case .alphabetic: properties.isAlphabetic
    case .asciiHexDigit: properties.isASCIIHexDigit
    case .bidiControl: properties.isBidiControl
    case .bidiMirrored: properties.isBidiMirrored
    case .caseIgnorable: properties.isCaseIgnorable
    case .cased: properties.isCased
    case .changesWhenCasefolded: properties.changesWhenCaseFolded
    case .changesWhenCasemapped: properties.changesWhenCaseMapped
    case .changesWhenLowercased: properties.changesWhenLowercased
    case .changesWhenNFKCCasefolded: properties.changesWhenNFKCCaseFolded
    case .changesWhenTitlecased: properties.changesWhenTitlecased
    case .changesWhenUppercased: properties.changesWhenUppercased
    case .dash: properties.isDash
    case .defaultIgnorableCodePoint: properties.isDefaultIgnorableCodePoint
    case .deprecated: properties.isDeprecated
    case .diacritic: properties.isDiacritic
    case .emoji: properties.isEmoji
    case .emojiModifier: properties.isEmojiModifier
    case .emojiModifierBase: properties.isEmojiModifierBase
    case .emojiPresentation: properties.isEmojiPresentation
    case .extender: properties.isExtender
    case .graphemeBase: properties.isGraphemeBase
    case .graphemeExtend: properties.isGraphemeExtend
    case .hexDigit: properties.isHexDigit
    case .idsBinaryOperator: properties.isIDSBinaryOperator
    case .idsTrinaryOperator: properties.isIDSTrinaryOperator
    case .idContinue: properties.isIDContinue
    case .idStart: properties.isIDStart
    case .ideographic: properties.isIdeographic
    case .joinControl: properties.isJoinControl
    case .logicalOrderException: properties.isLogicalOrderException
    case .lowercase: properties.isLowercase
    case .math: properties.isMath
    case .noncharacterCodePoint: properties.isNoncharacterCodePoint
    case .patternSyntax: properties.isPatternSyntax
    case .patternWhiteSpace: properties.isPatternWhitespace
    case .quotationMark: properties.isQuotationMark
    case .radical: properties.isRadical
    case .sentenceTerminal: properties.isSentenceTerminal
    case .softDotted: properties.isSoftDotted
    case .terminalPunctuation: properties.isTerminalPunctuation
    case .unifiedIdeograph: properties.isUnifiedIdeograph
    case .uppercase: properties.isUppercase
    case .variationSelector: properties.isVariationSelector
    case .whiteSpace: properties.isWhitespace
    case .xidContinue: properties.isXIDContinue
    case .xidStart: properties.isXIDStart
    case .assigned: properties.generalCategory != .unassigned
    case .emojiComponent: Self.emojiComponents.contains(scalar.value)
    case .extendedPictographic: Self.pictographs.contains(scalar.value)
    case .regionalIndicator: scalar.value >= 0x1_F1E6 && scalar.value <= 0x1_F1FF
    }
  }

  /// `emoji-data.txt` of Unicode 16.
  private static let emojiComponents = ScalarSet(
    hexadecimal: "23 2A 30-39 200D 20E3 FE0F 1F1E6-1F1FF 1F3FB-1F3FF 1F9B0-1F9B3 E0020-E007F")
  private static let pictographs = ScalarSet(
    hexadecimal: """
      A9 AE 203C 2049 2122 2139 2194-2199 21A9-21AA 231A-231B 2328 2388 23CF 23E9-23F3 23F8-23FA 24C2 25AA-25AB \
      25B6 25C0 25FB-25FE 2600-2605 2607-2612 2614-2685 2690-2705 2708-2712 2714 2716 271D 2721 2728 2733-2734 \
      2744 2747 274C 274E 2753-2755 2757 2763-2767 2795-2797 27A1 27B0 27BF 2934-2935 2B05-2B07 2B1B-2B1C 2B50 \
      2B55 3030 303D 3297 3299 1F000-1F0FF 1F10D-1F10F 1F12F 1F16C-1F171 1F17E-1F17F 1F18E 1F191-1F19A 1F1AD-1F1E5 \
      1F201-1F20F 1F21A 1F22F 1F232-1F23A 1F23C-1F23F 1F249-1F3FA 1F400-1F53D 1F546-1F64F 1F680-1F6FF 1F774-1F77F \
      1F7D5-1F7FF 1F80C-1F80F 1F848-1F84F 1F85A-1F85F 1F888-1F88F 1F8AE-1F8FF 1F90C-1F93A 1F93C-1F945 1F947-1FAFF \
      1FC00-1FFFD
      """)
}
