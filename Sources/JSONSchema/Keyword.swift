import DocumentModel

/// The keywords of draft 2020-12, and those of the drafts 7 and 2019-09 that it no longer has.
enum Keyword: UInt8, CaseIterable, Sendable {
  // Core (core §8).
  case id, schema, ref, anchor, dynamicRef, dynamicAnchor, vocabulary, comment, defs
  // Its older keywords.
  case definitions, recursiveRef, recursiveAnchor
  // Any instance (validation §6.1).
  case type, const, `enum`
  // Numbers (validation §6.2).
  case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
  // Strings (validation §6.3, §7).
  case maxLength, minLength, pattern, format
  // Arrays (validation §6.4, core §10.3.1, §11.2).
  case prefixItems, items, additionalItems, contains, minContains, maxContains, minItems, maxItems, uniqueItems,
    unevaluatedItems
  // Objects (validation §6.5, core §10.3.2, §11.3).
  case properties, patternProperties, additionalProperties, propertyNames, required, maxProperties, minProperties
  case dependentRequired, dependentSchemas, dependencies, unevaluatedProperties
  // In place (core §10.2).
  case allOf, anyOf, oneOf, not, `if`, then, `else`
  // Annotations (validation §8, §9).
  case title, description, `default`, deprecated, readOnly, writeOnly, examples, contentEncoding, contentMediaType
  case contentSchema

  /// The keyword as it is written.
  var name: StaticString {
    switch self {
    case .id: "$id"
    case .schema: "$schema"
    case .ref: "$ref"
    case .anchor: "$anchor"
    case .dynamicRef: "$dynamicRef"
    case .dynamicAnchor: "$dynamicAnchor"
    case .vocabulary: "$vocabulary"
    case .comment: "$comment"
    case .defs: "$defs"
    case .definitions: "definitions"
    case .recursiveRef: "$recursiveRef"
    case .recursiveAnchor: "$recursiveAnchor"
    case .type: "type"
    case .const: "const"
    case .enum: "enum"
    case .multipleOf: "multipleOf"
    case .maximum: "maximum"
    case .exclusiveMaximum: "exclusiveMaximum"
    case .minimum: "minimum"
    case .exclusiveMinimum: "exclusiveMinimum"
    case .maxLength: "maxLength"
    case .minLength: "minLength"
    case .pattern: "pattern"
    case .format: "format"
    case .prefixItems: "prefixItems"
    case .items: "items"
    case .additionalItems: "additionalItems"
    case .contains: "contains"
    case .minContains: "minContains"
    case .maxContains: "maxContains"
    case .minItems: "minItems"
    case .maxItems: "maxItems"
    case .uniqueItems: "uniqueItems"
    case .unevaluatedItems: "unevaluatedItems"
    case .properties: "properties"
    case .patternProperties: "patternProperties"
    case .additionalProperties: "additionalProperties"
    case .propertyNames: "propertyNames"
    case .required: "required"
    case .maxProperties: "maxProperties"
    case .minProperties: "minProperties"
    case .dependentRequired: "dependentRequired"
    case .dependentSchemas: "dependentSchemas"
    case .dependencies: "dependencies"
    case .unevaluatedProperties: "unevaluatedProperties"
    case .allOf: "allOf"
    case .anyOf: "anyOf"
    case .oneOf: "oneOf"
    case .not: "not"
    case .if: "if"
    case .then: "then"
    case .else: "else"
    case .title: "title"
    case .description: "description"
    case .`default`: "default"
    case .deprecated: "deprecated"
    case .readOnly: "readOnly"
    case .writeOnly: "writeOnly"
    case .examples: "examples"
    case .contentEncoding: "contentEncoding"
    case .contentMediaType: "contentMediaType"
    case .contentSchema: "contentSchema"
    }
  }
}
