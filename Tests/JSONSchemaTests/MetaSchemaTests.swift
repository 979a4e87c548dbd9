import Conformance
import DocumentModel
import Foundation
import Randomness
import SourceText
import Testing

@testable import JSONSchema

/// The meta-schema of this project says what the published one says, and so does the compiler.
@Suite(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
struct MetaSchemaTests {
  private static let uris =
    ["schema"]
    + [
      "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "format-assertion",
      "content",
    ]
    .map { "meta/" + $0 }

  /// Ours and the published one behind a URI.
  private static func pair(_ uri: String) throws -> (own: CompiledSchema, published: CompiledSchema) {
    let reference = try json(#"{"$ref": "https://json-schema.org/draft/2020-12/\#(uri)"}"#)
    let options = SchemaOptions(registry: try SuiteDocuments.registry())
    return (try CompiledSchema(reference), try CompiledSchema(reference, options: options))
  }

  @Test func givesTheVerdictsOfThePublishedOne() throws {
    let schemas = try Self.schemas()
    var run = 0
    var mutants = 0
    var refused = 0
    for uri in Self.uris {
      let (own, published) = try Self.pair(uri)
      for text in schemas {
        let tree = try json(text)
        #expect(own.isValid(tree) == published.isValid(tree), "\(uri): \(text)")
        run += 1
      }
      var random = SeededGenerator(seed: 7)
      for text in schemas {
        for _ in 0..<(uri == "schema" ? 12 : 2) {
          let mutant = SchemaMutation.mutant(of: text, &random)
          let tree = try json(mutant)
          let verdict = published.isValid(tree)
          #expect(own.isValid(tree) == verdict, "\(uri): \(mutant)")
          mutants += 1
          if !verdict { refused += 1 }
        }
      }
    }
    Conformance.report(
      "json-schema meta-schema, schemas and \(mutants) mutants", run: run + mutants, passed: run + mutants)
    #expect(schemas.count > 350 && refused > 1_000)
  }

  /// What the published meta-schema refuses is an error of the compiler; what it accepts and the compiler refuses has
  /// a reason that no meta-schema can see.
  @Test func compilerFindsWhatThePublishedOneRefuses() throws {
    let (_, published) = try Self.pair("schema")
    let options = SchemaOptions(registry: try SuiteDocuments.registry())
    var random = SeededGenerator(seed: 11)
    var refused = 0
    for text in try Self.schemas() {
      for _ in 0..<8 {
        let text = SchemaMutation.mutant(of: text, &random)
        let mutant = try json(text)
        // By a custom meta-schema, or a published one of another draft, other rules hold.
        guard mutant.nodes.indices.allSatisfy({ !isForeignDialect(NodeID($0), mutant) }) else { continue }
        let errors = SchemaReading(mutant, options: options).errors
        if published.isValid(mutant) {
          // A reference may make a schema of what no keyword calls one.
          guard !text.contains("#/unknown"), !text.contains("/unknown"), !text.contains("#/examples") else { continue }
          for error in errors { #expect(isBeyondMetaSchemas(error), "\(error): \(text)") }
        } else {
          refused += 1
          #expect(!errors.isEmpty, "\(text)")
        }
      }
    }
    #expect(refused > 300)
  }

  private func isForeignDialect(_ node: NodeID, _ tree: Tree) -> Bool {
    guard tree[node].flags.contains(.key), tree.text(of: node, equals: "$schema") else { return false }
    return !tree.text(of: NodeID(node.rawValue + 1), equals: "https://json-schema.org/draft/2020-12/schema")
  }

  private func isBeyondMetaSchemas(_ error: SchemaError) -> Bool {
    switch error.reason {
    case .notASchema, .malformed, .repeated: false
    default: true
    }
  }

  /// The text of every schema of the suite for draft 2020-12.
  private static func schemas() throws -> [String] {
    var schemas: [String] = []
    for (_, tree) in try SuiteDocuments.documents("json-schema/tests/draft2020-12") {
      for group in tree.items(of: .root) {
        let schema = try #require(tree.value("schema", of: group))
        schemas.append(tree.source(of: schema).text(in: tree[schema].range))
      }
    }
    return schemas
  }
}
