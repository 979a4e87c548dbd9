import DocumentModel
import JSONSchema
import Testing

/// What cannot be compiled says why and where.
@Suite struct SchemaErrorTests {
  @Test(
    arguments: [
      ("1", .notASchema, ""),
      (#"{"properties": {"a": 1}}"#, .notASchema, "/properties/a"),
      (#"{"type": "text"}"#, .malformed(keyword: "type", expected: typeNames), "/type"),
      (#"{"minLength": -1}"#, .malformed(keyword: "minLength", expected: "a non-negative integer"), "/minLength"),
      (#"{"maxItems": 1.5}"#, .malformed(keyword: "maxItems", expected: "a non-negative integer"), "/maxItems"),
      (#"{"allOf": []}"#, .malformed(keyword: "allOf", expected: "a non-empty array of schemas"), "/allOf"),
      (
        #"{"items": [{}]}"#,
        .malformed(keyword: "items", expected: "a schema; an array of schemas is called prefixItems"), "/items"
      ),
      (#"{"multipleOf": 0}"#, .malformed(keyword: "multipleOf", expected: "a number above 0"), "/multipleOf"),
      (#"{"required": [1]}"#, .malformed(keyword: "required", expected: "an array of strings"), "/required/0"),
      (
        #"{"$schema": "http://json-schema.org/draft-04/schema#"}"#,
        .unsupportedDialect("http://json-schema.org/draft-04/schema#"), "/$schema"
      ),
      (##"{"$ref": "#/$defs/a"}"##, .unresolvedReference("#/$defs/a"), "/$ref"),
      (##"{"$ref": "#a"}"##, .unresolvedReference("#a"), "/$ref"),
      (##"{"$ref": "#"}"##, .endlessReference, ""),
      (
        ##"{"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"not": {"$ref": "#/$defs/a"}}}}"##, .endlessReference,
        "/$defs/a"
      ),
      (
        #"{"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}}"#, .duplicateIdentifier("x"),
        "/$defs/b/$anchor"
      ),
      (#"{"pattern": "("}"#, .pattern(PatternError(reason: .unfinished("("), offset: 0)), "/pattern"),
    ] as [(String, SchemaError.Reason, String)])
  func located(text: String, reason: SchemaError.Reason, pointer: String) throws {
    let tree = try json(text)
    let error = #expect(throws: SchemaError.self) { try CompiledSchema(tree) }
    #expect(error?.reason == reason)
    #expect(error.map { JSONPointer(to: $0.node, in: tree).description } == pointer)
  }

  private static let typeNames =
    "one of null, boolean, integer, number, string, array, object, or an array of them"
}
