import DocumentModel
import Testing

@Suite struct JSONValueTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-12", "1e-4", "9223372036854775807", "\"\"", "\"a\\n\\\"b\"", "[]", "{}",
    "[1,[true,null],{\"b\":1,\"a\":{\"c\":\"\"}}]", "{\"b\":1,\"a\":[2]}",
  ])
  func `a text comes back as it was`(text: String) throws {
    #expect(String(decoding: try JSONValue(json: Array(text.utf8)).json, as: UTF8.self) == text)
  }

  @Test func `members are read, replaced, appended and dropped`() {
    var value: JSONValue = ["a": 1, "b": [true, .null]]
    #expect(value["a"]?.integer == 1)
    #expect(value["b"]?.items.first?.boolean == true)
    #expect(value["c"] == nil)
    value["a"] = "x"
    value["c"] = nil
    value["d"] = .null
    value["b"] = nil
    #expect(value == ["a": "x", "d": .null])
    #expect(value["d"]?.isNull == true)
  }

  @Test func `strings are equal by their bytes`() {
    #expect(JSONValue.string("é") != JSONValue.string("e\u{301}"))
    #expect((["e\u{301}": 1] as JSONValue)["é"] == nil)
  }

  @Test func `a broken text says where`() {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(json: Array("{\"a\":}".utf8)) }
  }
}
