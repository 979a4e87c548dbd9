import DocumentModel
import Foundation
import JSONSchema
import Synchronization
import Testing

/// Neither deep instances nor schemas made to explode stop the process or keep it busy.
///
/// What needs a stack runs on one of 8 MiB, as the main thread has it.
@Suite struct BoundsTests {
  private struct Outcome: Sendable {
    let isValid: Bool
    let violations: [Violation]
  }

  private final class Box: Sendable {
    let outcome = Mutex<Outcome?>(nil)
  }

  /// Both passes on a stack of 8 MiB, which must agree.
  private func evaluate(_ schema: CompiledSchema, _ tree: Tree) throws -> Outcome {
    let box = Box()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let outcome = Outcome(isValid: schema.isValid(tree), violations: schema.violations(tree))
      box.outcome.withLock { $0 = outcome }
      done.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
    done.wait()
    let outcome = try #require(box.outcome.withLock { $0 })
    #expect(outcome.isValid == outcome.violations.isEmpty)
    return outcome
  }

  /// As deep as JSON is read; several blocks a level.
  @Test func deepInstances() throws {
    let schema = try schema(
      ##"""
      {"$ref": "#/$defs/node", "$defs": {"node": {"type": "object", "required": ["v"],
        "allOf": [{"properties": {"v": {"type": "integer"}}}],
        "properties": {"next": {"$ref": "#/$defs/node"}}}}}
      """##)
    let levels = 999
    let deep =
      String(repeating: #"{"v": 1, "next": "#, count: levels) + "{\"v\": 1}" + String(repeating: "}", count: levels)
    #expect(try evaluate(schema, json(deep)).isValid)
    let wrong =
      String(repeating: #"{"v": 1, "next": "#, count: levels) + "{\"v\": 0.5}" + String(repeating: "}", count: levels)
    let violations = try evaluate(schema, json(wrong)).violations
    #expect(violations.count == 1)
    guard case .wrongType = try #require(violations.first).kind else {
      Issue.record("\(violations)")
      return
    }
  }

  /// What goes deeper than any use fails, and says so.
  @Test func schemasDeeperThanTheLimit() throws {
    let count = 5_000
    let definitions = (0..<count).map { ##""n\##($0)": {"$ref": "#/$defs/n\##($0 + 1)", "minimum": 0}"## }.joined(
      separator: ",")
    let schema = try schema(##"{"$ref": "#/$defs/n0", "$defs": {\##(definitions), "n\##(count)": {"minimum": 1}}}"##)
    let violations = try evaluate(schema, json("2")).violations
    #expect(violations.count == 1)
    guard case .tooDeep = try #require(violations.first).kind else {
      Issue.record("\(violations)")
      return
    }
  }

  @Test(
    arguments: [
      // Two branches that both look at the next level.
      ##"{"$ref": "#/$defs/n", "$defs": {"n": {"anyOf": [{"properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["x"]}, {"properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["y"]}]}}}"##,
      ##"{"$ref": "#/$defs/n", "$defs": {"n": {"oneOf": [{"properties": {"a": {"$ref": "#/$defs/n"}}}, {"properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["y"]}]}}}"##,
      ##"{"$ref": "#/$defs/n", "$defs": {"n": {"allOf": [{"properties": {"a": {"$ref": "#/$defs/n"}}}, {"additionalProperties": {"$ref": "#/$defs/n"}}], "maximum": 0}}}"##,
      ##"{"$ref": "#/$defs/n", "$defs": {"n": {"if": {"properties": {"a": {"$ref": "#/$defs/n"}}}, "then": {"properties": {"a": {"$ref": "#/$defs/n"}}}, "else": false}}}"##,
      ##"{"$ref": "#/$defs/n", "$defs": {"n": {"anyOf": [{"properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["x"]}, {"properties": {"a": {"$ref": "#/$defs/n"}}}], "unevaluatedProperties": false}}}"##,
      ##"{"$ref": "#/$defs/n", "$defs": {"n": {"properties": {"a": {"$ref": "#/$defs/n"}}, "patternProperties": {"^a": {"$ref": "#/$defs/n"}}, "maximum": 0}}}"##,
      ##"{"$ref": "#/$defs/n", "$defs": {"n": {"not": {"anyOf": [{"properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["x"]}, {"properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["y"]}]}}}}"##,
    ])
  func forksAtEveryLevel(schema text: String) throws {
    let schema = try schema(text)
    for end in ["{}", #"{"x": 1}"#, "1"] {
      let tree = try json(String(repeating: #"{"a": "#, count: 150) + end + String(repeating: "}", count: 150))
      _ = try evaluate(schema, tree)
    }
  }

  /// The same without recursion: each schema asks the next one twice.
  @Test(arguments: [
    #"{"allOf": [R, R]}"#, #"{"anyOf": [{"allOf": [R, false]}, R]}"#, #"{"allOf": [{"items": R}, {"items": R}]}"#,
  ])
  func forksInARow(form: String) throws {
    let count = 60
    let definitions = (0..<count).map { index in
      let reference = ##"{"$ref": "#/$defs/n\##(index + 1)"}"##
      return
        "\"n\(index)\": \(form.split(separator: "R", omittingEmptySubsequences: false).joined(separator: reference))"
    }
    let schema = try schema(
      ##"{"$ref": "#/$defs/n0", "$defs": {\##(definitions.joined(separator: ", ")), "n\##(count)": {"maximum": 1}}}"##)
    for value in ["1", "2"] {
      let tree = try json(
        form.contains("items") ? String(repeating: "[", count: 60) + value + String(repeating: "]", count: 60) : value)
      #expect(try evaluate(schema, tree).isValid == (value == "1"))
    }
  }

  /// Scopes multiply when every resource binds its own anchors; a bound stops that.
  @Test func manyDynamicScopes() throws {
    let count = 40
    let definitions = (0..<count).map { index in
      let references = (0..<count).map { #"{"$ref": "r\#($0)"}"# }.joined(separator: ", ")
      return
        ##""r\##(index)": {"$id": "r\##(index)", "$dynamicAnchor": "a\##(index % 20)", "items": {"anyOf": [\##(references)]}}"##
    }
    let text = ##"{"$id": "https://example.org/", "$ref": "r0", "$defs": {\##(definitions.joined(separator: ", "))}}"##
    let reading = try SchemaReading(json(text))
    if let error = reading.errors.first { #expect(error.reason == .tooLarge) }
  }
}
