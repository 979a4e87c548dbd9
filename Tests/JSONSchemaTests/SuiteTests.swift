import Conformance
import DocumentModel
import Foundation
import JSONSchema
import SourceText
import Testing

/// JSON-Schema-Test-Suite.
@Suite(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
struct SuiteTests {
  @Test func required() throws {
    let run = try Self.run(folder: "json-schema/tests/draft2020-12", named: "draft2020-12 required")
    #expect(run >= 1_299)
  }

  @Test func optional() throws {
    let run = try Self.run(folder: "json-schema/tests/draft2020-12/optional", named: "draft2020-12 optional")
    #expect(run >= 162)
  }

  /// Draft 7 is read where a schema says so; its suite shows that what the drafts differ in is right.
  @Test func draft7() throws {
    let run = try Self.run(
      folder: "json-schema/tests/draft7", named: "draft7 required", dialect: "http://json-schema.org/draft-07/schema#")
    #expect(run > 900)
  }

  /// Runs every file of a folder, prints the counts and expects every test to pass.
  private static func run(folder: String, named name: String, dialect: String? = nil) throws -> Int {
    let root = try #require(Conformance.folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(".json") }.sorted()
    let options = SchemaOptions(registry: try SuiteDocuments.registry(), defaultDialect: dialect)
    var run = 0
    var failures: [String] = []
    for file in files {
      let outcome = try Self.run(folder + "/" + file, named: file, options)
      run += outcome.run
      failures += outcome.failures
    }
    Conformance.report("json-schema \(name)", run: run, passed: run - failures.count)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    return run
  }

  private static func run(
    _ path: String, named file: String, _ options: SchemaOptions
  ) throws -> (run: Int, failures: [String]) {
    let tree = try JSONReader.read(SourceFile(path: file, content: Conformance.bytes(path)))
    var run = 0
    var failures: [String] = []
    for group in tree.items(of: .root) {
      let schemaNode = try #require(tree.value("schema", of: group))
      let tests = try #require(tree.value("tests", of: group))
      let name = tree.string(of: try #require(tree.value("description", of: group)))
      let schema: CompiledSchema
      do {
        schema = try CompiledSchema(tree, root: schemaNode, options: options)
      } catch {
        run += tree[tests].childCount
        failures.append("\(file): \(name): \(error)")
        continue
      }
      for test in tree.items(of: tests) {
        let data = try #require(tree.value("data", of: test))
        let expected = tree.isTrue(try #require(tree.value("valid", of: test)))
        run += 1
        let isValid = schema.isValid(tree, data)
        let violations = schema.violations(tree, data)
        if isValid != expected || violations.isEmpty != expected {
          let description = tree.string(of: try #require(tree.value("description", of: test)))
          failures.append("\(file): \(name): \(description): isValid \(isValid), \(violations.count) violations")
        }
      }
    }
    return (run, failures)
  }
}

/// The documents that the suite's schemas refer to.
enum SuiteDocuments {
  /// All of `remotes` and `metaschemas`.
  static func registry() throws -> SchemaRegistry {
    var registry = SchemaRegistry()
    for (name, tree) in try documents("json-schema/remotes") { registry.add(tree, at: "http://localhost:1234/" + name) }
    for (_, tree) in try documents("json-schema/metaschemas") {
      registry.add(tree, at: tree.string(of: try #require(tree.value("$id", of: .root))))
    }
    return registry
  }

  /// The documents below a folder, by their paths in it.
  static func documents(_ folder: String) throws -> [(name: String, tree: Tree)] {
    let root = try #require(Conformance.folder).appending(path: folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
      (name, try JSONReader.read(SourceFile(path: name, content: Conformance.bytes(folder + "/" + name))))
    }
  }
}
