import DocumentModel
import Foundation
import JSONSchema
import SourceText
import Testing

/// The compiled form of the schemas that the executable holds.
@Suite struct EmbeddedSchemaTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "schema/modelarts-v1")

  /// `UPDATE_GOLDEN=1` writes the file anew.
  @Test func tablesAreThoseOfTheSchema() throws {
    let text = [UInt8](try Data(contentsOf: Self.folder.appending(path: "create-training-job.schema.json")))
    let schema = try CompiledSchema(JSONReader.read(SourceFile(path: "schema.json", content: text)))
    let image = try #require(schema.image(text: text))
    let url = Self.folder.appending(path: "create-training-job.program")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(image).write(to: url) }
    #expect(try Data(contentsOf: url) == Data(image), "UPDATE_GOLDEN=1 writes it anew")
    #expect(schema.image(text: text) == image)
  }

  @Test func saysWhatTheSchemaSays() throws {
    let text = Array(
      #"""
      {"type": "object", "required": ["a"], "additionalProperties": false, "patternProperties": {"^x-": {}},
       "properties": {"a": {"enum": ["p", "q"]}, "b": {"maximum": 123456789012345678901234567890},
                      "c": {"items": {"pattern": "^[a-f]*$", "minLength": 2}}, "d": {"$ref": "#/properties/a"}}}
      """#.utf8)
    let schema = try CompiledSchema(JSONReader.read(SourceFile(path: "schema.json", content: text)))
    // Memory that is kept: an image outlives all that uses it.
    let image = unsafe keep(try #require(schema.image(text: text)))
    let embedded = try #require(unsafe EmbeddedSchema(image: image, text: keep(text)))
    for instance in [
      #"{"a": "p"}"#, #"{"a": "r"}"#, "{}", "[]", #"{"a": "q", "x-y": 1}"#, #"{"a": "q", "y": 1}"#,
      #"{"a": "q", "b": 123456789012345678901234567890}"#, #"{"a": "q", "b": 123456789012345678901234567891}"#,
      #"{"a": "q", "c": ["abc"]}"#, #"{"a": "q", "c": ["abg"]}"#, #"{"a": "q", "c": ["a"]}"#, #"{"a": "q", "d": "z"}"#,
    ] {
      let tree = try json(instance)
      #expect(embedded.isValid(tree) == schema.isValid(tree), "\(instance)")
    }
    #expect(unsafe EmbeddedSchema(image: image, text: keep(text.dropLast() + [0x20])) == nil)
  }

  @Test func someSchemasHaveNoImage() throws {
    #expect(try schema(#"{"const": 1}"#).image(text: []) == nil)
    #expect(try schema(#"{"pattern": "\\p{L}"}"#).image(text: []) == nil)
  }

  private func keep(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    unsafe memory.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(memory)
  }
}
