/// The rules by which a schema resource is read: a draft and the vocabularies that its meta-schema uses (core §4.3.3).
struct Dialect: Equatable, Sendable {
  /// The drafts that are understood; draft 6 is read as draft 7, which only added keywords.
  enum Draft: UInt8, Sendable { case draft7, draft2019, draft2020 }

  let draft: Draft
  let vocabularies: Vocabulary
  /// The keywords that mean something.
  let keywords: KeywordSet

  init(_ draft: Draft, _ vocabularies: Vocabulary = .standard) {
    self.draft = draft
    self.vocabularies = vocabularies.union(.core)
    keywords = KeywordSet(
      Keyword.allCases.filter { $0.isKnown(to: draft) && !$0.vocabulary.isDisjoint(with: vocabularies.union(.core)) })
  }

  /// The standard dialect.
  static let draft2020 = Dialect(.draft2020)
  static let draft2019 = Dialect(.draft2019)
  static let draft7 = Dialect(.draft7)

  /// The dialect that the URI of a published meta-schema names, without its fragment; nil for any other.
  init?(metaSchema uri: String) {
    switch uri {
    case "https://json-schema.org/draft/2020-12/schema": self = .draft2020
    case "https://json-schema.org/draft/2019-09/schema": self = .draft2019
    case "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft-07/schema",
      "http://json-schema.org/draft-06/schema", "https://json-schema.org/draft-06/schema":
      self = .draft7
    default: return nil
    }
  }
}

extension Keyword {
  /// Whether the draft's own meta-schema describes the keyword.
  fileprivate func isKnown(to draft: Dialect.Draft) -> Bool {
    switch self {
    case .prefixItems, .dynamicRef, .dynamicAnchor: draft == .draft2020
    case .additionalItems: draft != .draft2020
    case .anchor, .vocabulary, .defs, .minContains, .maxContains, .dependentRequired, .dependentSchemas,
      .unevaluatedItems, .unevaluatedProperties, .deprecated, .contentSchema, .recursiveRef, .recursiveAnchor:
      draft != .draft7
    default: true
    }
  }

  /// The vocabularies, any of which brings the keyword.
  fileprivate var vocabulary: Vocabulary {
    switch self {
    case .id, .schema, .ref, .anchor, .dynamicRef, .dynamicAnchor, .vocabulary, .comment, .defs, .definitions,
      .recursiveRef, .recursiveAnchor:
      .core
    case .prefixItems, .items, .additionalItems, .contains, .properties, .patternProperties, .additionalProperties,
      .propertyNames, .dependentSchemas, .dependencies, .allOf, .anyOf, .oneOf, .not, .if, .then, .else:
      .applicator
    case .unevaluatedItems, .unevaluatedProperties: .unevaluated
    case .type, .const, .enum, .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .maxLength,
      .minLength, .pattern, .minContains, .maxContains, .minItems, .maxItems, .uniqueItems, .required, .maxProperties,
      .minProperties, .dependentRequired:
      .validation
    case .format: [.formatAnnotation, .formatAssertion]
    case .title, .description, .`default`, .deprecated, .readOnly, .writeOnly, .examples: .metaData
    case .contentEncoding, .contentMediaType, .contentSchema: .content
    }
  }
}
