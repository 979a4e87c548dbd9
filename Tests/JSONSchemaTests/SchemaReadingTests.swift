import DocumentModel
import JSONSchema
import SourceText
import Testing

/// Reading a schema finds all that is wrong in it.
@Suite struct SchemaReadingTests {
  @Test func findsEveryMistakeInOrder() throws {
    let reading = try SchemaReading(
      json(
        """
        {"type": ["string", "text", "string"],
         "properties": {"a": {"minLength": "2", "pattern": "("}, "b": {"$ref": "#/$defs/missing"}},
         "then": {"required": ["x", "x"]},
         "$defs": {"unused": {"items": [{}], "maximum": true, "$anchor": "1"}, "alsoUnused": {"$ref": "#nowhere"}},
         "title": 1}
        """))
    #expect(reading.schema == nil)
    #expect(
      reading.errors.map { "\(reading.pointer(to: $0.node).description) \($0.reason)" } == [
        "/type/1 \(malformed("type", Self.types))", "/type/2 repeated(keyword: \"type\")",
        "/properties/a/minLength \(malformed("minLength", "a non-negative integer"))",
        "/properties/a/pattern pattern(JSONSchema.PatternError(reason: \(unfinished), offset: 0))",
        "/properties/b/$ref unresolvedReference(\"#/$defs/missing\")",
        "/then/required/1 repeated(keyword: \"required\")",
        "/$defs/unused/items \(malformed("items", "a schema; an array of schemas is called prefixItems"))",
        "/$defs/unused/maximum \(malformed("maximum", "a number"))",
        "/$defs/unused/$anchor \(malformed("$anchor", Self.anchor))",
        "/$defs/alsoUnused/$ref unresolvedReference(\"#nowhere\")", "/title \(malformed("title", "a string"))",
      ])
  }

  private func malformed(_ keyword: String, _ expected: String) -> SchemaError.Reason {
    .malformed(keyword: keyword, expected: expected)
  }

  private let unfinished = "JSONSchema.PatternError.Reason.unfinished(\"(\")"
  private static let types = "one of null, boolean, integer, number, string, array, object, or an array of them"
  private static let anchor =
    "a name that begins with a letter or \"_\" and goes on with letters, digits, \"-\", \"_\" and \".\""

  @Test func remarksOnUnknownKeywords() throws {
    let reading = try SchemaReading(
      json(
        #"{"properties": {"minLenght": {"minLenght": 2}}, "additionalItems": false, "x-note": 1, "default": {"a": 1}}"#)
    )
    #expect(reading.errors.isEmpty && reading.schema != nil)
    #expect(
      reading.remarks.map { "\(reading.pointer(to: $0.node).description) \($0.kind)" } == [
        "/properties/minLenght/minLenght unknownKeyword", "/additionalItems foreignKeyword", "/x-note unknownKeyword",
      ])
  }

  /// A mistake in a registered document is placed there; who only asks for the first error sees the reference.
  @Test func placesMistakesInOtherDocuments() throws {
    var registry = SchemaRegistry()
    registry.add(try json(#"{"$defs": {"a": {"minimum": "1"}}}"#), at: "https://example.org/other.json")
    let document = try json(#"{"items": {"$ref": "https://example.org/other.json#/$defs/a"}}"#)
    let reading = SchemaReading(document, options: SchemaOptions(registry: registry))
    #expect(reading.errors.map(\.reason) == [malformed("minimum", "a number")])
    #expect(reading.errors.map { reading.pointer(to: $0.node).description } == ["/$defs/a/minimum"])
    let error = #expect(throws: SchemaError.self) {
      try CompiledSchema(document, options: SchemaOptions(registry: registry))
    }
    #expect(error?.reason == .unsoundDocument("https://example.org/other.json#/$defs/a"))
    #expect(error.map { JSONPointer(to: $0.node, in: document).description } == "/items/$ref")
  }

  @Test func violationsOfOtherDocumentsAreLocatedThere() throws {
    var registry = SchemaRegistry()
    let source = SourceFile(path: "other.json", content: #"{"$defs": {"a": {"minimum": 1}}}"#.utf8)
    registry.add(try JSONReader.read(source), at: "https://example.org/other.json")
    let document = try json(#"{"items": {"$ref": "https://example.org/other.json#/$defs/a"}}"#)
    let schema = try CompiledSchema(document, options: SchemaOptions(registry: registry))
    let violation = try #require(try schema.violations(json("[0]")).first)
    #expect(schema.pointer(of: violation).description == "/$defs/a/minimum")
    #expect(schema.document.source(of: violation.keyword).path == "other.json")
    #expect(schema.document.string(of: violation.keyword) == "1")
  }

  /// The published meta-schema is at hand without a network, whole and by its vocabularies.
  @Test func knowsTheMetaSchema() throws {
    let schema = try schema(#"{"$ref": "https://json-schema.org/draft/2020-12/schema"}"#)
    #expect(try isValid(#"{"properties": {"a": {"type": "string"}}}"#, schema))
    #expect(try !isValid(#"{"properties": {"a": {"type": "text"}}}"#, schema))
    let core = try CompiledSchema(
      json(##"{"$ref": "https://json-schema.org/draft/2020-12/meta/core#/$defs/anchorString"}"##))
    #expect(try isValid(#""a1""#, core))
    #expect(try !isValid(#""1a""#, core))
  }
}
