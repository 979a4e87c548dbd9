import JSONSchema
import Testing

/// Numbers are compared and divided exactly, whatever their size.
@Suite struct NumberTests {
  @Test(
    "bounds",
    arguments: [
      // (schema, instance, valid)
      ("maximum: 9007199254740991", "9007199254740991", true),
      ("maximum: 9007199254740991", "9007199254740992", false),
      ("maximum: 9007199254740992", "9007199254740993", false),
      ("minimum: -9007199254740991", "-9007199254740992", false),
      ("maximum: 1e400", "1e399", true),
      ("maximum: 1e399", "1e400", false),
      ("exclusiveMaximum: 0.30", "0.3", false),
      ("exclusiveMinimum: 0", "1e-400", true),
      ("minimum: 0", "-0.0", true),
      ("exclusiveMinimum: 123456789012345678901234567890", "123456789012345678901234567891", true),
      ("exclusiveMinimum: 123456789012345678901234567890", "123456789012345678901234567890.0", false),
      ("multipleOf: 0.01", "19.99", true),
      ("multipleOf: 0.01", "19.999", false),
      ("multipleOf: 1e-8", "12391239123", true),
      ("multipleOf: 3", "1e308", false),
      ("multipleOf: 3", "111111111111111111111111111111", true),
      ("multipleOf: 3", "111111111111111111111111111112", false),
      ("multipleOf: 123456789012345678901234567890", "246913578024691357802469135780", true),
      ("multipleOf: 123456789012345678901234567890", "246913578024691357802469135781", false),
      ("multipleOf: 4", "1e1", false),
      ("multipleOf: 4", "1e2", true),
      ("multipleOf: 18446744073709551615", "36893488147419103230", true),
      ("const: 1", "true", false), ("const: 0", "false", false), ("const: 1", "1.0", true), ("const: 100", "1e2", true),
      ("const: 9007199254740993", "9007199254740992", false),
    ])
  func exact(keyword: String, instance: String, isExpected: Bool) throws {
    let parts = keyword.split(separator: ": ")
    let schema = try schema("{\"\(parts[0])\": \(parts[1])}")
    #expect(try isValid(instance, schema) == isExpected)
  }

  @Test(arguments: [("2.0", true), ("1e2", true), ("1e-2", false), ("2.5", false), ("1e400", true), ("-0.0", true)])
  func integers(instance: String, isExpected: Bool) throws {
    #expect(try isValid(instance, schema(#"{"type": "integer"}"#)) == isExpected)
  }
}
