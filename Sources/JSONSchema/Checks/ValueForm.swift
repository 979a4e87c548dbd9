/// What a keyword's value must look like: what the meta-schemas say of it.
enum ValueForm {
  case any
  case string, boolean, number, positiveNumber, count, array
  /// A URI reference; one without a fragment, as `$id` must be.
  case reference, identifier
  /// The name of an anchor.
  case anchor
  /// The names of types: one, or an array of different ones.
  case types
  /// An array of different strings.
  case names
  /// An object of such arrays.
  case nameLists
  /// An object of booleans.
  case booleans
  case schema
  /// A non-empty array of schemas.
  case schemas
  /// An object of schemas; one whose keys are regular expressions.
  case schemaMap, patternMap
  /// A schema or, as drafts before 2020-12 have it, an array of schemas.
  case schemaOrSchemas
  /// An object of schemas and of arrays of different strings.
  case dependencies

  /// The form in a phrase that follows `"type" takes`.
  var phrase: String {
    switch self {
    case .any: "any value"
    case .string: "a string"
    case .boolean: "true or false"
    case .number: "a number"
    case .positiveNumber: "a number above 0"
    case .count: "a non-negative integer"
    case .array: "an array"
    case .reference: "a URI reference"
    case .identifier: "a URI reference without a fragment"
    case .anchor: "a name that begins with a letter or \"_\" and goes on with letters, digits, \"-\", \"_\" and \".\""
    case .types: "one of null, boolean, integer, number, string, array, object, or an array of them"
    case .names: "an array of strings"
    case .nameLists: "an object of arrays of strings"
    case .booleans: "an object of true and false"
    case .schema: "a schema"
    case .schemas, .schemaOrSchemas: "a non-empty array of schemas"
    case .schemaMap, .patternMap: "an object of schemas"
    case .dependencies: "an object of schemas and arrays of strings"
    }
  }
}

extension Keyword {
  /// The form of the keyword's value in a draft.
  func form(in draft: Dialect.Draft) -> ValueForm {
    switch self {
    case .const, .`default`: .any
    case .comment, .title, .description, .format, .pattern, .contentEncoding, .contentMediaType, .schema: .string
    case .ref, .dynamicRef, .recursiveRef: .reference
    case .id: draft == .draft7 ? .reference : .identifier
    case .anchor, .dynamicAnchor: .anchor
    case .recursiveAnchor: draft == .draft2020 ? .anchor : .boolean
    case .vocabulary: .booleans
    case .deprecated, .readOnly, .writeOnly, .uniqueItems: .boolean
    case .type: .types
    case .enum, .examples: .array
    case .multipleOf: .positiveNumber
    case .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum: .number
    case .maxLength, .minLength, .minContains, .maxContains, .minItems, .maxItems, .maxProperties, .minProperties:
      .count
    case .required: .names
    case .dependentRequired: .nameLists
    case .items: draft == .draft2020 ? .schema : .schemaOrSchemas
    case .additionalItems, .additionalProperties, .propertyNames, .contains, .not, .if, .then, .else,
      .unevaluatedItems, .unevaluatedProperties, .contentSchema:
      .schema
    case .prefixItems, .allOf, .anyOf, .oneOf: .schemas
    case .defs, .definitions, .properties, .dependentSchemas: .schemaMap
    case .patternProperties: .patternMap
    case .dependencies: .dependencies
    }
  }
}
