import DocumentModel
import JSONSchema
import Testing

/// The exhaustive pass finds everything and says where.
@Suite struct ViolationTests {
  @Test func findsAllAndLocatesEach() throws {
    let schema = try schema(
      """
      {"type": "object", "required": ["a", "b"], "additionalProperties": false,
       "properties": {
         "a": {"type": "string", "minLength": 2, "pattern": "^x"},
         "c": {"items": {"$ref": "#/$defs/small"}},
         "d": {"anyOf": [{"type": "null"}, {"const": 1}]}},
       "$defs": {"small": {"maximum": 3}}}
      """)
    let tree = try json(#"{"a": "y", "c": [1, 4, 5], "d": 2, "e": 0}"#)
    let found = schema.violations(tree).map { violation in
      let instance = JSONPointer(to: violation.instance, in: tree).description
      return "\(instance) \(schema.pointer(of: violation).description)"
    }
    #expect(
      found == [
        "/a /properties/a/minLength", "/a /properties/a/pattern", "/c/1 /$defs/small/maximum",
        "/c/2 /$defs/small/maximum", "/d /properties/d/anyOf", " /additionalProperties", " /required",
      ])
  }

  @Test func branchesOfAnyOfKeepTheirViolations() throws {
    let schema = try schema(#"{"anyOf": [{"type": "string"}, {"minimum": 5}]}"#)
    let violations = try schema.violations(json("1"))
    guard case .noBranch(let branches) = try #require(violations.first).kind else {
      Issue.record("not a failure of all branches")
      return
    }
    #expect(branches.map(\.count) == [1, 1])
  }

  @Test func moreThanSixtyFourRequiredNames() throws {
    let names = (0..<100).map { "\"n\($0)\"" }
    let schema = try schema("{\"required\": [\(names.joined(separator: ", "))]}")
    let all = "{" + names.map { "\($0): 1" }.joined(separator: ", ") + "}"
    #expect(try isValid(all, schema))
    let butLast = "{" + names.dropLast().map { "\($0): 1" }.joined(separator: ", ") + "}"
    #expect(try !isValid(butLast, schema))
    #expect(try schema.violations(json(butLast)).count == 1)
    #expect(try schema.violations(json("{}")).count == 100)
  }

  /// A schema that recurs over an instance nested deep.
  @Test func deepInstances() throws {
    let schema = try schema(##"{"items": {"$ref": "#"}, "type": "array"}"##)
    let deep = String(repeating: "[", count: 150) + String(repeating: "]", count: 150)
    #expect(try isValid(deep, schema))
  }

  @Test func evaluationPathsGoThroughReferences() throws {
    let schema = try schema(
      ##"""
      {"$ref": "#/$defs/a", "$defs": {"a": {"allOf": [true, {"properties": {"x/y": {"$ref": "#/$defs/b"}}}]},
       "b": {"minimum": 2}}}
      """##)
    let violation = try #require(try schema.violations(json(#"{"x/y": 1}"#)).first)
    #expect(schema.evaluationPath(of: violation) == "/$ref/allOf/1/properties/x~1y/$ref/minimum")
    #expect(schema.pointer(of: violation).description == "/$defs/b/minimum")
  }

  @Test func unevaluatedChildrenAreNamedOnce() throws {
    let schema = try schema(
      #"""
      {"allOf": [{"properties": {"a": {"type": "integer"}}}], "properties": {"l": {"prefixItems": [true],
       "unevaluatedItems": false}}, "unevaluatedProperties": false}
      """#)
    let tree = try json(#"{"a": "wrong", "b": 1, "l": [1, 2]}"#)
    let found = schema.violations(tree).map { violation in
      let key = violation.key.map { tree.string(of: $0) } ?? ""
      return "\(JSONPointer(to: violation.instance, in: tree).description) \(key) \(violation.kind)"
    }
    // The type of "a" is wrong; to call it unevaluated as well would be an echo.
    #expect(
      found == [
        "/l  unevaluatedItem(index: 1)", "/a  wrongType(expected: JSONSchema.TypeSet(rawValue: 4))",
        " b unevaluatedProperty",
      ])
  }
}
