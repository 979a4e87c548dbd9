import Conformance
import DocumentModel
import Foundation
import JSONSchema
import SourceText
import Testing

/// Annotations: those of the suite, and of the applicators.
@Suite struct AnnotationTests {
  /// `annotations/tests`: which annotations appear where, by keyword.
  @Test(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
  func suite() throws {
    var run = 0
    var failures: [String] = []
    for (name, tree) in try SuiteDocuments.documents("json-schema/annotations/tests") {
      for group in tree.items(of: try #require(tree.value("suite", of: .root))) {
        if let range = tree.value("compatibility", of: group), !isFor2020(tree.string(of: range)) { continue }
        let schemaNode = try #require(tree.value("schema", of: group))
        let text = tree.source(of: schemaNode).text(in: tree[schemaNode].range)
        let schema = try CompiledSchema(json(text))
        for test in tree.items(of: try #require(tree.value("tests", of: group))) {
          let instanceNode = try #require(tree.value("instance", of: test))
          let instance = try json(tree.source(of: instanceNode).text(in: tree[instanceNode].range))
          let annotations = try #require(schema.annotations(instance))
          for assertion in tree.items(of: try #require(tree.value("assertions", of: test))) {
            run += 1
            let location = tree.string(of: try #require(tree.value("location", of: assertion)))
            let keyword = tree.string(of: try #require(tree.value("keyword", of: assertion)))
            var found: [String: String] = [:]
            for annotation in annotations
            where schema.document.string(of: annotation.keyword) == keyword
              // A key has its value's pointer, but what is said of it is not said of the value.
              && !instance[annotation.instance].flags.contains(.key)
              && JSONPointer(to: annotation.instance, in: instance).description == location
            {
              guard case .node(let value) = annotation.value else { continue }
              let place = try #require(annotation.path.last)
              found["#" + schema.pointer(to: place).description] = canonical(value, schema.document)
            }
            var expected: [String: String] = [:]
            for entry in tree.entries(of: try #require(tree.value("expected", of: assertion))) {
              let place = try #require(tree.string(of: entry.key).removingPercentEncoding)
              expected[place] = canonical(entry.value, tree)
            }
            if found != expected {
              failures.append("\(name): \(text): \(location) \(keyword): \(found), not \(expected)")
            }
          }
        }
      }
    }
    Conformance.report("json-schema annotations", run: run, passed: run - failures.count)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    #expect(run == 84)
  }

  private func isFor2020(_ compatibility: String) -> Bool {
    compatibility.split(separator: ",").allSatisfy { part in
      if part.hasPrefix("<=") { return Int(part.dropFirst(2)).map { $0 >= 2020 } ?? false }
      if part.hasPrefix("=") { return part == "=2020" }
      return Int(part).map { $0 <= 2020 } ?? false
    }
  }

  private func canonical(_ node: NodeID, _ tree: Tree) -> String {
    let text = tree.source(of: node).text(in: tree[node].range)
    return text.filter { !$0.isWhitespace }
  }

  @Test func applicatorsSayWhereTheyApplied() throws {
    let schema = try schema(
      """
      {"properties": {"a": {"prefixItems": [true], "items": {"type": "integer"}, "contains": {"minimum": 2}}},
       "patternProperties": {"^x": true}, "unevaluatedProperties": {"type": "null"}}
      """)
    let instance = try json(#"{"a": ["s", 1, 2, 3], "xy": 0, "b": null}"#)
    let found = try #require(schema.annotations(instance)).map { annotation in
      let value =
        switch annotation.value {
        case .node(let node): schema.document.string(of: node)
        case .keys(let keys): "\(keys.map { instance.string(of: $0) })"
        case .items(let items): "\(items)"
        }
      let place = JSONPointer(to: annotation.instance, in: instance).description
      return "\(place) \(schema.document.string(of: annotation.keyword)) \(value)"
    }
    #expect(
      found == [
        "/a prefixItems [0]", "/a items [1, 2, 3]", "/a contains [0, 2, 3]", #" properties ["a"]"#,
        #" patternProperties ["xy"]"#, #" unevaluatedProperties ["b"]"#,
      ])
    #expect(schema.annotations(try json(#"{"b": 1}"#)) == nil)
  }
}
