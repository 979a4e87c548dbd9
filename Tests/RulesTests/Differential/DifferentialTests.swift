import Conformance
import Diagnostics
import DocumentModel
import Foundation
import JobAPI
import Rules
import SourceText
import Testing

/// The verdict on a request is the same whoever reads the schema, and the rules' but for a documented list.
@Suite struct DifferentialTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schema/modelarts-v1")
  private static let count = 4_000

  /// Texts of requests: the samples, right ones of the generator, and what becomes of both when up to three places
  /// are changed.
  private static let requests: [String] = {
    var generator = RequestGenerator(seed: 2_020_12)
    var texts = Samples.all
    let samples = Samples.all.compactMap { try? JSONValue(parsing: $0) }
    for number in 0..<count {
      var value = number % 3 == 0 ? samples[number / 3 % samples.count] : generator.request()
      for _ in 0..<[0, 1, 1, 1, 2, 3][number % 6] { value = generator.mutant(of: value) }
      texts.append(value.text)
    }
    return texts
  }()

  private static func read(_ text: some Sequence<UInt8>) throws -> Tree {
    try JSONReader.read(SourceFile(path: "request.json", content: Array(text)))
  }

  /// Given the schema's file and the compiled JSON, jsonschema and jsonschema-rs say what we say.
  @Test(.enabled(if: Peers.folder != nil, Comment(rawValue: Peers.absence)))
  func othersAgree() throws {
    var input = Data()
    var verdicts: [Bool] = []
    for text in Self.requests {
      // As compiled: RFC 8785 may round a number, which is what others get to see.
      let compiled = try CanonicalJSONWriter.bytes(of: Self.read(text.utf8))
      verdicts.append(RequestValidator.createTrainingJob.isValid(try Self.read(compiled)))
      input.append(contentsOf: compiled + [0x0A])
    }
    let schema = Self.folder.appending(path: "create-training-job.schema.json").path
    let (status, output) = try Peers.run("python3", ["-c", Self.program, schema], input: input)
    #expect(status == 0)
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    try #require(lines.count == verdicts.count)
    for (index, line) in lines.enumerated() {
      let expected = verdicts[index] ? "valid valid" : "invalid invalid"
      #expect(line == expected, "jsonschema and jsonschema-rs on \(Self.requests[index])")
    }
    let valid = verdicts.count { $0 }
    #expect(valid > verdicts.count / 10 && valid < verdicts.count * 9 / 10)
    Conformance.report(
      "request schema against jsonschema and jsonschema-rs", run: lines.count,
      passed: zip(lines, verdicts).count { $0 == ($1 ? "valid valid" : "invalid invalid") })
  }

  /// Reads a request a line, writes the verdicts of both a line.
  private static let program = """
    import json, sys
    import jsonschema, jsonschema_rs
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validators = [jsonschema.Draft202012Validator(schema), jsonschema_rs.Draft202012Validator(schema)]
    for line in sys.stdin.buffer:
        request = json.loads(line)
        print(*["valid" if validator.is_valid(request) else "invalid" for validator in validators])
    """

  /// Where the schema says no, some rule words an error; where it says yes, only documented rules do.
  @Test func rulesAgree() throws {
    let beyondSchema = try Self.rulesBeyondSchema()
    var found: Set<String> = []
    for text in Self.requests {
      let tree = try Self.read(text.utf8)
      let isValid = RequestValidator.createTrainingJob.isValid(tree)
      #expect(RequestSchema.createTrainingJob.compiled.isValid(tree) == isValid)
      #expect(RequestSchema.createTrainingJob.compiled.violations(tree).isEmpty == isValid)
      var findings: [Diagnostic] = []
      RequestChecker().check(tree, into: &findings)
      let errors = Set(findings.filter { $0.severity == .error }.map(\.rule))
      if isValid {
        found.formUnion(errors)
        #expect(errors.isSubset(of: beyondSchema), "\(text)")
      } else {
        #expect(!errors.isEmpty, "\(text)")
        #expect(!errors.contains("invalid-value"), "\(text)")
      }
    }
    // The list is no longer than it need be.
    #expect(found == beyondSchema)
  }

  /// The first column of the last table of the schema's README.
  private static func rulesBeyondSchema() throws -> Set<String> {
    let page = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    let section = try #require(page.components(separatedBy: "## What JSON Schema cannot say").last)
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    return Set(rows.map { String($0.dropFirst(3).prefix { $0 != "`" }) })
  }

  /// Every field has its row in the schema's README, and every row is a field.
  @Test func readmeNamesEveryField() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `/") }
    let named = Set(rows.map { String($0.dropFirst(3).prefix { $0 != "`" }) })
    #expect(named == Set(SchemaWalk(RequestSchema.createTrainingJob).places.map { $0.isEmpty ? "/" : $0 }))
  }
}
