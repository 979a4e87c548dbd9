import JSONSchema
import Testing

/// Who decides whether `format` asserts.
@Suite struct FormatAssertionTests {
  @Test func assertsOnlyWhereAsked() throws {
    let tree = try json(#"{"format": "ipv4"}"#)
    #expect(try isValid(#""localhost""#, CompiledSchema(tree)))
    let asserting = try CompiledSchema(tree, options: SchemaOptions(assertsFormat: true))
    #expect(try !isValid(#""localhost""#, asserting))
    #expect(try isValid(#""127.0.0.1""#, asserting))
    #expect(try isValid("1", asserting))
    let violation = try #require(try asserting.violations(json(#""x""#)).first)
    guard case .formatMismatch = violation.kind else {
      Issue.record("another kind: \(violation.kind)")
      return
    }
    #expect(asserting.pointer(of: violation).description == "/format")
  }

  @Test func unknownFormatsAssertNothing() throws {
    let schema = try CompiledSchema(json(#"{"format": "shoe-size"}"#), options: SchemaOptions(assertsFormat: true))
    #expect(try isValid(#""x""#, schema))
  }
}
