import Conformance
import Diagnostics
import DocumentModel
import Foundation
import SourceText
import Testing
import YAMLSyntax

/// The yaml-test-suite: each case as the suite says, or exactly as libyaml 0.2.5 is recorded to do.
@Suite(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
struct SuiteTests {
  /// A row of `libyaml-expected.tsv`.
  struct Row {
    let id: String
    let isValid: Bool
    let libyaml: String
    let isAsSuite: Bool
    let json: String
    let features: [String]
    /// libyaml's message and place, or the first event that differs.
    let detail: String

    static func all() throws -> [Row] {
      try Conformance.lines("yaml/libyaml-expected.tsv").dropFirst().map { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return Row(
          id: cells[0], isValid: cells[1] == "valid", libyaml: cells[2], isAsSuite: cells[3] == "yes", json: cells[4],
          features: cells[5] == "-" ? [] : cells[5].split(separator: ",").map(String.init), detail: cells[6])
      }
    }
  }

  /// What libyaml 0.2.5 takes and we reject, as the suite says.
  static let rejectedToo: Set<String> = [
    "9HCY", "9JBA", "CVW2", "DK95-01", "EB22", "G5U8", "MUS6-00", "MUS6-01", "QB6E", "RHX7", "SU5Z", "X4QW", "YJV2",
  ]

  @Test func events() throws {
    var passed = 0
    var deviations = 0
    var rejectedMore: Set<String> = []
    let rows = try Row.all()
    for row in rows {
      let source = SourceFile(path: row.id, content: try Conformance.bytes("yaml/cases/\(row.id)/in.yaml"))
      let (text, diagnostics) = EventWriter.write(source)
      let events = String(decoding: text, as: UTF8.self)
      let isRejected = !diagnostics.isEmpty
      if row.isValid, row.isAsSuite {
        let expected = String(decoding: try Conformance.bytes("yaml/cases/\(row.id)/test.event"), as: UTF8.self)
        #expect(events == expected, "\(row.id)")
        #expect(!isRejected, "\(row.id)")
        passed += 1
      } else if row.isAsSuite {
        #expect(isRejected, "\(row.id)")
        passed += 1
      } else if row.libyaml == "accepts-invalid" {
        if isRejected { rejectedMore.insert(row.id) }
        if isRejected { passed += 1 } else { deviations += 1 }
      } else if row.libyaml == "rejects-valid" {
        #expect(libyamlMessage(of: source) == row.detail, "\(row.id)")
        deviations += 1
      } else {
        #expect(row.libyaml == "differs", "\(row.id)")
        #expect(!isRejected, "\(row.id)")
        try expectDifference(row, events: events)
        deviations += 1
      }
    }
    #expect(rejectedMore == Self.rejectedToo)
    #expect(rows.count == 402)
    Conformance.report("yaml-test-suite events", run: rows.count, passed: passed, deviations: deviations)
  }

  /// What libyaml has against a source, as the table notes it.
  private func libyamlMessage(of source: SourceFile) -> String? {
    var parser = EventParser(source: source)
    while true {
      switch parser.next() {
      case .document: continue
      case .end: return nil
      case .failure:
        let error = parser.error
        let place = LineIndex(source).position(of: error.offset)
        return "\(error.message) at \(place.line):\(place.column)" + (error.context.map { "; \($0)" } ?? "")
      }
    }
  }

  /// `event N: got X want Y`: the event of that number (1-based) is X.
  private func expectDifference(_ row: Row, events: String) throws {
    let parts = row.detail.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    let number = try #require(Int(parts[0].dropFirst("event ".count).prefix { $0.isNumber }))
    let lines = events.split(separator: "\n").map(String.init)
    #expect(lines.indices.contains(number - 1) && lines[number - 1] == parts[1], "\(row.id): \(lines)")
  }

  @Test func values() throws {
    var run = 0
    var passed = 0
    var skipped: [String: Int] = [:]
    for row in try Row.all() where row.json == "same" {
      if let reason = row.features.first(where: { Self.stricter[$0] != nil }).flatMap({ Self.stricter[$0] }) {
        skipped[reason, default: 0] += 1
        continue
      }
      run += 1
      let yaml = SourceFile(path: row.id, content: try Conformance.bytes("yaml/cases/\(row.id)/in.yaml"))
      let expected = try jsonValues(of: Conformance.bytes("yaml/cases/\(row.id)/in.json"))
      let found = read(yaml)
      #expect(found.findings == [], "\(row.id)")
      #expect(trees(of: yaml).map { jsonValue(.root, of: $0) } == expected, "\(row.id)")
      passed += 1
    }
    #expect(run > 200)
    Conformance.report(
      "yaml-test-suite values", run: run, passed: passed,
      skipped: skipped.sorted { $0.key < $1.key }.map { "\($0.value) with \($0.key)" })
  }

  /// What we reject although YAML allows it.
  private static let stricter = ["tag-other": "tags of their own", "complex-key": "complex keys"]
}

/// The sound documents of a source, each with a tree of its own.
func trees(of source: SourceFile) -> [Tree] {
  var reader = DocumentReader(source: source)
  var diagnostics: [Diagnostic] = []
  var result: [Tree] = []
  while true {
    var tree = Tree(source: source)
    switch reader.next(into: &tree, diagnostics: &diagnostics) {
    case .document: result.append(tree)
    case .failed: continue
    case .end: return result
    }
  }
}

/// A value without regard to how it is written: keys sorted, numbers as doubles.
indirect enum JSONValue: Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string([UInt8])
  case array([JSONValue])
  case object([String: JSONValue])
}

func jsonValue(_ id: NodeID, of tree: Tree) -> JSONValue {
  let text = tree.text(of: id)
  switch tree[id].kind {
  case .null: return .null
  case .boolean: return .boolean(text[0] | 0x20 == UInt8(ascii: "t"))
  case .integer, .float: return .number((try? NumberText.double(text)) ?? .nan)
  case .string: return .string(Array(tree.string(of: id).utf8))
  case .sequence: return .array(tree.items(of: id).map { jsonValue($0, of: tree) })
  case .mapping:
    let pairs = tree.entries(of: id).map { (tree.string(of: $0.key), jsonValue($0.value, of: tree)) }
    return .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
  }
}

/// The values of JSON texts that stand one after the other.
func jsonValues(of bytes: [UInt8]) throws -> [JSONValue] {
  var rest = bytes[...]
  var values: [JSONValue] = []
  while let start = rest.firstIndex(where: { $0 > 0x20 }) {
    rest = rest[start...]
    // The shortest prefix that ends at a line break, or at the end, and is one JSON text.
    var end = start
    while true {
      end = rest[end...].firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      if let tree = try? JSONReader.read(SourceFile(path: "in.json", content: rest[start..<end])) {
        values.append(jsonValue(.root, of: tree))
        break
      }
      if end == rest.endIndex { throw CocoaError(.fileReadCorruptFile) }
    }
    rest = rest[end...]
  }
  return values
}
