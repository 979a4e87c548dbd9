import Conformance
import DocumentModel
import SourceText
import Testing

/// The vectors of `conformance/jcs`: documents, cases and 20,000 numbers.
@Suite(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
struct JCSConformanceTests {
  @Test func documents() throws {
    let names = ["arrays", "french", "structures", "unicode", "values", "weird"]
    for name in names {
      let tree = try readJSON(Conformance.bytes("jcs/input/\(name).json"))
      let actual = try CanonicalJSONWriter.bytes(of: tree)
      #expect(actual == (try Conformance.bytes("jcs/output/\(name).json")), "\(name)")
      let hex = try Conformance.lines("jcs/outhex/\(name).txt").joined(separator: " ").split(separator: " ")
      #expect(actual == hex.compactMap { UInt8($0, radix: 16) }, "\(name) in hexadecimal")
    }
    Conformance.report("jcs/documents", run: names.count, passed: names.count)
  }

  @Test func cases() throws {
    var run = 0
    var passed = 0
    for line in try Conformance.lines("jcs/cases.jsonl") {
      let test = try readJSON(Array(line.utf8))
      let id = test.value("id", of: .root).map { test.string(of: $0) } ?? "?"
      let input = try #require(test.value("input", of: .root))
      run += 1
      let outcome = canonical(Array(test.string(of: input).utf8))
      if let expected = test.value("output", of: .root) {
        let matches = outcome.map { $0.elementsEqual(test.string(of: expected).utf8) } ?? false
        #expect(matches, "\(id): \(outcome.map { String(decoding: $0, as: UTF8.self) } ?? "rejected")")
        passed += matches ? 1 : 0
      } else {
        #expect(outcome == nil, "\(id) must be rejected")
        passed += outcome == nil ? 1 : 0
      }
    }
    #expect(run == 59)
    Conformance.report("jcs/cases", run: run, passed: passed)
  }

  @Test func numbers() throws {
    var run = 0
    var passed = 0
    for line in try Conformance.lines("jcs/numbers.tsv") {
      let fields = line.split(separator: "\t")
      let double = Double(bitPattern: try #require(UInt64(fields[0], radix: 16)))
      var written: [UInt8] = []
      try NumberText.append(double, to: &written)
      var rewritten: [UInt8] = []
      try NumberText.append(written.span, to: &rewritten)
      let read = try NumberText.double(written.span)
      let matches = written.elementsEqual(fields[1].utf8) && rewritten == written && read == double
      if !matches { Issue.record("\(line): \(String(decoding: written, as: UTF8.self)), \(read)") }
      run += 1
      passed += matches ? 1 : 0
    }
    #expect(run == 20_000)
    Conformance.report("jcs/numbers", run: run, passed: passed)
  }

  @Test func invalidNumbers() throws {
    let lines = try Conformance.lines("jcs/numbers-invalid.tsv")
    for line in lines {
      let fields = line.split(separator: "\t")
      let double = Double(bitPattern: try #require(UInt64(fields[0], radix: 16)))
      let expected: NumberError = fields[1] == "NaN" ? .notANumber : .infinite
      #expect(throws: expected, "\(line)") {
        var output: [UInt8] = []
        try NumberText.append(double, to: &output)
      }
    }
    #expect(lines.count == 5)
    Conformance.report("jcs/numbers-invalid", run: lines.count, passed: lines.count)
  }

  /// The canonical form of every row of the core schema's table that is a number.
  @Test func coreSchemaNumbers() throws {
    var run = 0
    var passed = 0
    for line in try Conformance.lines("yaml-core-scalars.tsv").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields[1] == "int" || fields[1] == "float" else { continue }
      let text = Array(fields[0].utf8)
      var output: [UInt8] = []
      let isWritten = (try? NumberText.append(text.span, to: &output)) != nil
      let actual = isWritten ? String(decoding: output, as: UTF8.self) : "-"
      #expect(actual == fields[2], "\(line)")
      run += 1
      passed += actual == fields[2] ? 1 : 0
    }
    #expect(run > 100)
    Conformance.report("yaml-core-scalars numbers in canonical form", run: run, passed: passed)
  }

  private func canonical(_ input: [UInt8]) -> [UInt8]? {
    guard let tree = try? readJSON(input) else { return nil }
    return try? CanonicalJSONWriter.bytes(of: tree)
  }
}
