/// The vocabularies of JSON Schema, as a set (core §8.1.2, §10; validation §6 to §9).
struct Vocabulary: OptionSet, Sendable {
  let rawValue: UInt8

  static let core = Vocabulary(rawValue: 1)
  static let applicator = Vocabulary(rawValue: 2)
  static let unevaluated = Vocabulary(rawValue: 4)
  static let validation = Vocabulary(rawValue: 8)
  static let metaData = Vocabulary(rawValue: 16)
  static let formatAnnotation = Vocabulary(rawValue: 32)
  static let formatAssertion = Vocabulary(rawValue: 64)
  static let content = Vocabulary(rawValue: 128)

  /// What the standard meta-schema uses.
  static let standard: Vocabulary = [
    .core, .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .content,
  ]

  /// The vocabulary that a URI of the drafts 2019-09 and 2020-12 names; nil for another.
  init?(uri: String) {
    let draft2020 = "https://json-schema.org/draft/2020-12/vocab/"
    let draft2019 = "https://json-schema.org/draft/2019-09/vocab/"
    guard uri.hasPrefix(draft2020) || uri.hasPrefix(draft2019) else { return nil }
    switch uri.dropFirst(draft2020.utf8.count) {
    case "core": self = .core
    // Draft 2019-09 counts the unevaluated keywords among the applicators.
    case "applicator": self = uri.hasPrefix(draft2019) ? [.applicator, .unevaluated] : .applicator
    case "unevaluated": self = .unevaluated
    case "validation": self = .validation
    case "meta-data": self = .metaData
    case "format", "format-annotation": self = .formatAnnotation
    case "format-assertion": self = .formatAssertion
    case "content": self = .content
    default: return nil
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}
