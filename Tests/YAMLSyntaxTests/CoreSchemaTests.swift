import Conformance
import DocumentModel
import Foundation
import SourceText
import Testing
import YAMLSyntax

/// The core schema on the project's own tables (YAML 1.2.2 §10.3).
@Suite(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
struct CoreSchemaTests {
  @Test func scalars() throws {
    let rows = try Conformance.lines("yaml-core-scalars.tsv").dropFirst()
    let kinds = ["null": "null", "bool": "boolean", "int": "integer", "float": "float", "str": "string"]
    for row in rows {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let source = SourceFile(path: "scalar", content: Array("key: \(cells[0])\n".utf8))
      let tree = try #require(trees(of: source).first, "\(row)")
      let value = try #require(tree.value("key", of: .root), "\(row)")
      #expect("\(tree[value].kind)" == kinds[cells[1]], "\(row)")
      #expect(tree.string(of: value).utf8.elementsEqual(cells[0].utf8), "\(row)")
      var canonical: [UInt8] = []
      switch tree[value].kind {
      case .integer, .float:
        let isNumber = (try? NumberText.append(tree.text(of: value), to: &canonical)) != nil
        #expect(isNumber ? String(decoding: canonical, as: UTF8.self) == cells[2] : cells[2] == "-", "\(row)")
      default: break
      }
    }
    #expect(rows.count == 355)
    Conformance.report("core schema scalars", run: rows.count, passed: rows.count)
  }

  struct Document: Decodable {
    let id: String
    let yaml: String
    let kind: String?
    let `class`: String
  }

  @Test func nodes() throws {
    let lines = try Conformance.lines("yaml-core-nodes.jsonl")
    for line in lines {
      let document = try JSONDecoder().decode(Document.self, from: Data(line.utf8))
      let row = try JSONReader.read(SourceFile(path: "row", content: Array(line.utf8)))
      let expected = try #require(row.value("json", of: .root))
      let source = SourceFile(path: document.id, content: Array(document.yaml.utf8))
      #expect(read(source).findings == [], "\(document.id)")
      #expect(trees(of: source).map { jsonValue(.root, of: $0) } == [jsonValue(expected, of: row)], "\(document.id)")
    }
    #expect(lines.count == 73)
    Conformance.report("core schema nodes", run: lines.count, passed: lines.count)
  }

  /// The rows of `policy` that we take, and what the rows of `must-reject` that the tree does not reject come to:
  /// numbers without a JSON form are floats here and rejected where a number is written.
  @Test func errors() throws {
    let lines = try Conformance.lines("yaml-core-errors.jsonl")
    let taken: Set<String> = ["e05", "e07", "e08", "e09", "e10", "e32"]
    let withoutJSON: Set<String> = ["e17", "e18", "e19"]
    for line in lines {
      let document = try JSONDecoder().decode(Document.self, from: Data(line.utf8))
      let source = SourceFile(path: document.id, content: Array(document.yaml.utf8))
      let findings = read(source).findings
      if withoutJSON.contains(document.id) {
        let tree = try #require(trees(of: source).first)
        var writer = CanonicalJSONWriter()
        var output: [UInt8] = []
        #expect(throws: CanonicalizationError.self, "\(document.id)") {
          try writer.append(.root, of: tree, to: &output)
        }
      } else {
        #expect(findings.isEmpty == taken.contains(document.id), "\(document.id): \(findings)")
      }
    }
    #expect(lines.count == 32)
    Conformance.report(
      "core schema errors", run: lines.count, passed: lines.count - taken.count, deviations: taken.count)
  }
}
