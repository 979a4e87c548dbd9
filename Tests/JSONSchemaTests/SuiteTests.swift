import Conformance
import DocumentModel
import Foundation
import JSONSchema
import SourceText
import Testing

/// The required tests of JSON-Schema-Test-Suite for draft 2020-12.
@Suite(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
struct SuiteTests {
  /// Tests whose schemas need what the engine lacks, by file. The numbers are exact, so that the list shrinks when the
  /// engine grows.
  private static let left: [String: Int] = [
    "defs.json": 2, "dynamicRef.json": 42, "not.json": 2, "ref.json": 3, "refRemote.json": 31,
    "unevaluatedItems.json": 71, "unevaluatedProperties.json": 129, "vocabulary.json": 5,
  ]
  private static let leftOfOptional: [String: Int] = [
    "cross-draft.json": 1, "dynamicRef.json": 2, "format-assertion.json": 4,
  ]

  @Test func required() throws {
    let (run, _) = try Self.run(folder: "json-schema/tests/draft2020-12", named: "required", left: Self.left)
    #expect(run > 1_000)
  }

  @Test func optional() throws {
    let folder = "json-schema/tests/draft2020-12/optional"
    let (run, _) = try Self.run(folder: folder, named: "optional", left: Self.leftOfOptional)
    #expect(run > 50)
  }

  /// Runs every file of a folder, prints the counts and expects every test that could be run to pass.
  private static func run(folder: String, named name: String, left: [String: Int]) throws -> (run: Int, passed: Int) {
    let root = try #require(Conformance.folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(".json") }.sorted()
    var run = 0
    var passed = 0
    var skipped: [String] = []
    var leftByFile: [String: Int] = [:]
    for file in files {
      let outcome = try Self.run(folder + "/" + file, named: file)
      run += outcome.run
      passed += outcome.run - outcome.failures.count
      #expect(outcome.failures.isEmpty, "\(outcome.failures.joined(separator: "\n"))")
      guard !outcome.left.isEmpty else { continue }
      leftByFile[file] = outcome.left.values.reduce(0, +)
      let reasons = outcome.left.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      skipped.append("\(file): \(reasons.joined(separator: ", "))")
    }
    Conformance.report("json-schema draft2020-12 \(name)", run: run, passed: passed, skipped: skipped)
    #expect(leftByFile == left)
    return (run, passed)
  }

  private static func run(_ path: String, named file: String) throws -> Outcome {
    let tree = try JSONReader.read(SourceFile(path: file, content: Conformance.bytes(path)))
    var outcome = Outcome()
    for group in tree.items(of: .root) {
      let schemaNode = try #require(tree.value("schema", of: group))
      let tests = try #require(tree.value("tests", of: group))
      let name = tree.string(of: try #require(tree.value("description", of: group)))
      let schema: CompiledSchema
      do {
        schema = try CompiledSchema(tree, root: schemaNode)
      } catch {
        outcome.left[Self.lack(error), default: 0] += tree[tests].childCount
        continue
      }
      for test in tree.items(of: tests) {
        let data = try #require(tree.value("data", of: test))
        let expected = tree.text(of: try #require(tree.value("valid", of: test)), equals: "true")
        outcome.run += 1
        let isValid = schema.isValid(tree, data)
        let violations = schema.violations(tree, data)
        if isValid != expected || violations.isEmpty != expected {
          let description = tree.string(of: try #require(tree.value("description", of: test)))
          outcome.failures.append(
            "\(file): \(name): \(description): isValid \(isValid), \(violations.count) violations")
        }
      }
    }
    return outcome
  }

  /// What the engine lacks, in a word or two.
  private static func lack(_ error: SchemaError) -> String {
    switch error.reason {
    case .unsupportedKeyword(let keyword): keyword
    case .unsupportedDialect: "another dialect"
    case .unresolvedReference: "a remote document"
    case .pattern(let error): "pattern \(error.reason)"
    default: "\(error.reason)"
    }
  }

  private struct Outcome {
    var run = 0
    var failures: [String] = []
    /// Tests not run, by reason.
    var left: [String: Int] = [:]
  }
}
