import Conformance
import Executables
import Foundation
import Testing

/// The Bowtie harness protocol, version 1.
@Suite(.timeLimit(.minutes(10)))
struct BowtieTests {
  private static let start = #"{"cmd": "start", "version": 1}"#
  private static let dialect = #"{"cmd": "dialect", "dialect": "https://json-schema.org/draft/2020-12/schema"}"#

  /// The answers to some lines, and what else came of them.
  private func answers(_ lines: [String]) throws -> (status: Int32, answers: [String], errors: String) {
    let outcome = try Jobc(files: [:])("validate", "--bowtie", input: lines.map { $0 + "\n" }.joined())
    return (outcome.status, outcome.output.split(separator: "\n").map(String.init), outcome.errors)
  }

  @Test func aConversation() throws {
    let outcome = try answers([
      Self.start, Self.dialect, #"{"cmd": "dialect", "dialect": "http://json-schema.org/draft-03/schema#"}"#,
      #"{"cmd":"run","seq":7,"output":"flag","case":{"description":"","schema":{"type":"integer"},"tests":"#
        + #"[{"description":"","instance":1},{"description":"","instance":"1"},{"description":""}]}}"#,
      #"{"cmd":"run","seq":"8","case":{"description":"","schema":{"$ref":"urn:x#/a"},"registry":{"urn:x":{"a":false}},"#
        + #""tests":[{"description":"","instance":1}]}}"#,
      #"{"cmd":"run","seq":9,"output":"annotations","case":{"schema":true,"tests":[]}}"#, #"{"cmd": "stop"}"#,
      Self.start,
    ])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    try #require(outcome.answers.count == 6)
    #expect(outcome.answers[0].hasPrefix(#"{"version":1,"implementation":{"name":"jobc","language":"swift","#))
    #expect(outcome.answers[1] == #"{"ok":true}"#)
    #expect(outcome.answers[2] == #"{"ok":false}"#)
    #expect(
      outcome.answers[3]
        == #"{"seq":7,"results":[{"valid":true},{"valid":false},{"errored":true,"context":{"message":"#
        + #""the test has no \"instance\""}}]}"#)
    #expect(outcome.answers[4] == #"{"seq":"8","results":[{"valid":false}]}"#)
    #expect(outcome.answers[5] == #"{"seq":9,"skipped":true,"message":"only the output \"flag\" is given"}"#)
  }

  @Test func whatMakesNoSense() throws {
    let lines = [
      "{", "[]", "1", "{}", #"{"cmd": 1}"#, #"{"cmd": "run", "seq": 1}"#, #"{"cmd": "start"}"#,
      #"{"cmd": "start", "version": 2}"#, Self.start, #"{"cmd": "jump", "seq": 2}"#, #"{"cmd": "dialect"}"#,
      #"{"cmd": "run"}"#, #"{"cmd": "run", "seq": 3, "case": {}}"#, #"{"cmd": "run", "seq": 4, "case": []}"#,
      #"{"cmd": "run", "seq": 5, "case": {"schema": {"type": "strin"}, "tests": []}}"#,
      #"{"cmd": "run", "seq": 6, "case": {"schema": 12, "tests": []}}"#, "\u{0}\u{1}",
      String(repeating: "[", count: 100_000), #"{"cmd": "run", "seq": 7, "case": {"schema": true, "tests": [1]}}"#,
    ]
    let outcome = try answers(lines)
    #expect(outcome.status == 1)
    #expect(outcome.answers.count == lines.count)
    for (line, answer) in zip(lines, outcome.answers) where line != Self.start {
      #expect(answer.contains(#""errored":true,"context":{"message":""#), "\(line): \(answer)")
    }
    #expect(
      outcome.answers[14].hasPrefix(#"{"seq":5,"errored":true,"context":{"message":"the schema cannot be compiled: "#))
    #expect(outcome.errors.hasPrefix("error: line 1: the line is not JSON: "))
  }

  /// The required suite, case by case, through the protocol.
  @Test(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
  func suite() throws {
    let root = try #require(Conformance.folder).appending(path: "json-schema")
    let registry = try Self.registry(root)
    let folder = root.appending(path: "tests/draft2020-12")
    var lines = [Self.start, Self.dialect]
    var expected: [[Bool]] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where file.hasSuffix(".json")
    {
      let groups = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: file)))
      for group in try #require(groups as? [[String: Any]]) {
        let tests = try #require(group["tests"] as? [[String: Any]])
        let data = try JSONSerialization.data(
          withJSONObject: [
            "cmd": "run", "seq": expected.count, "output": "flag",
            "case": [
              "description": file, "schema": group["schema"] ?? true, "registry": registry,
              "tests": tests.map { ["description": "", "instance": $0["data"] ?? NSNull()] },
            ],
          ] as [String: Any])
        lines.append(String(decoding: data, as: UTF8.self))
        expected.append(tests.map { $0["valid"] as? Bool ?? false })
      }
    }
    let outcome = try answers(lines + [#"{"cmd": "stop"}"#])
    #expect(outcome.status == 0)
    try #require(outcome.answers.count == expected.count + 2)
    var passed = 0
    for (index, expected) in expected.enumerated() {
      let results = expected.map { "{\"valid\":\($0)}" }.joined(separator: ",")
      let isRight = outcome.answers[index + 2] == "{\"seq\":\(index),\"results\":[\(results)]}"
      if isRight { passed += expected.count }
      #expect(isRight, "\(lines[index + 2].prefix(300)): \(outcome.answers[index + 2])")
    }
    let run = expected.reduce(0) { $0 + $1.count }
    Conformance.report("json-schema draft2020-12 through bowtie", run: run, passed: passed)
    #expect(run > 1_000)
  }

  /// The documents behind `http://localhost:1234/`.
  private static func registry(_ root: URL) throws -> [String: Any] {
    let folder = root.appending(path: "remotes")
    var registry: [String: Any] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".json") {
      guard path.hasPrefix("draft2020-12") || !path.hasPrefix("draft") else { continue }
      registry["http://localhost:1234/" + path] = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: path)), options: .fragmentsAllowed)
    }
    return registry
  }
}
