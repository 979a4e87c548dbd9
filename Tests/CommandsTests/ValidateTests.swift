import Executables
import Foundation
import Golden
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ValidateTests {
  private static let folder = Golden.root.appending(path: "Tests/CommandsTests/Validate")

  private static let files: [String: String] = [
    "s.json": #"{"properties": {"n": {"type": "integer"}, "at": {"format": "date"}}, "required": ["n"]}"#,
    "good.yaml": "n: 1\n", "bad.yaml": "n: x\n---\nn: 2\n---\nn: y\n", "format.json": #"{"n": 1, "at": "today"}"#,
  ]

  /// Every kind of finding, with its excerpts; and everything that is wrong in a schema.
  @Test(arguments: [("person.schema.json", "people"), ("bad.schema.yaml", "bad")])
  func words(schema: String, name: String) throws {
    var files: [String: String] = [:]
    for file in ["person.schema.json", "address.yaml", "people.yaml", "bad.schema.yaml"] {
      files[file] = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
    }
    let outcome = try Jobc(files: files)("validate", "--schema", schema, "people.yaml")
    #expect(outcome.status == 1)
    try Golden.expect(outcome.output + outcome.errors, at: Self.folder.appending(path: "\(name).txt"))
  }

  @Test func soundDocuments() throws {
    let jobc = try Jobc(files: Self.files)
    let sound = Jobc.Outcome(status: 0, output: "", errors: "2 files, 2 documents: no findings\n")
    #expect(try jobc("validate", "--schema", "s.json", "good.yaml", "good.yaml") == sound)
    #expect(try jobc("validate", "-q", "--schema", "s.json", "good.yaml") == .init(status: 0, output: "", errors: ""))
  }

  @Test func everyDocumentOfAStream() throws {
    let outcome = try Jobc(files: Self.files)("validate", "--schema", "s.json", "bad.yaml", "good.yaml")
    #expect(outcome.status == 1)
    let heads = outcome.output.split(separator: "\n").filter { $0.contains("[schema-violation]") }
    #expect(
      heads == [
        "bad.yaml:1:4: error: \"n\" must be an integer, but is a string: \"x\" [schema-violation]",
        "bad.yaml:5:4: error: \"n\" must be an integer, but is a string: \"y\" [schema-violation]",
      ])
    #expect(outcome.errors == "2 files, 4 documents: 2 errors\n")
  }

  /// YAML 1.2 has no merge keys: one that is not in quotes is a key like any other, and is noted.
  @Test func mergeKeysAreKeys() throws {
    let text = "base: &base { n: 1 }\nmore:\n  <<: *base\n  deep: [{ <<: *base }]\nplain: { \"<<\": 1 }\n"
    let jobc = try Jobc(files: ["s.json": #"{"additionalProperties": {"type": "object"}}"#, "m.yaml": text])
    let outcome = try jobc("validate", "--schema", "s.json", "m.yaml")
    #expect(outcome.status == 0)
    let note = "note: \"<<\" merges nothing here: YAML 1.2 has no merge keys [merge-key]"
    #expect(
      outcome.output.split(separator: "\n").filter { $0.hasPrefix("m.yaml") } == [
        "m.yaml:3:3: \(note)", "m.yaml:4:12: \(note)",
      ])
    #expect(outcome.errors == "1 file, 1 document: 2 notes\n")
    #expect(try jobc("validate", "--schema", "s.json", "m.yaml", "--fail-level", "note").status == 1)
  }

  @Test func formatAssertsUnlessToldNotTo() throws {
    let jobc = try Jobc(files: Self.files)
    let outcome = try jobc("validate", "--schema", "s.json", "format.json")
    #expect(outcome.status == 1)
    #expect(
      outcome.output.hasPrefix("format.json:1:16: error: \"at\" must be of the format \"date\", but is \"today\""))
    #expect(try jobc("validate", "--no-format", "--schema", "s.json", "format.json").status == 0)
  }

  @Test func standardInput() throws {
    let jobc = try Jobc(files: Self.files)
    let outcome = try jobc("validate", "--schema", "s.json", "-", input: "n: x\n")
    #expect(outcome.output.hasPrefix("<stdin>:1:4: error: "))
    let named = try jobc("validate", "--schema", "s.json", "-", "--stdin-filename", "sub/x.yaml", input: "n: x\n")
    #expect(named.output.hasPrefix("sub/x.yaml:1:4: error: "))
    let schema = try jobc("validate", "--schema", "-", "good.yaml", input: #"{"required": ["m"]}"#)
    #expect(schema.output.hasPrefix("good.yaml:1:1: error: the document lacks \"m\""))
    #expect(schema.output.contains("--> <stdin>:1:14: the schema asks for it here"))
  }

  @Test func reports() throws {
    let jobc = try Jobc(files: Self.files)
    let outcome = try jobc(
      "validate", "--schema", "s.json", "bad.yaml", "--format", "json", "--report", "sarif=out.sarif", "--report",
      "text=out.txt")
    #expect(outcome.status == 1)
    let canonical = try jobc("debug", "canonical", "-", input: outcome.output).output
    #expect(canonical.contains(#""pointer":"/n""#))
    #expect(canonical.contains(#""source":"s.json#/properties/n/type""#))
    #expect(canonical.contains(#""summary":{"errors":2,"files":1,"jobs":0,"notes":0,"skipped":[],"warnings":0}"#))
    #expect(try jobc.read("out.sarif").contains("schema-violation"))
    #expect(try jobc.read("out.txt").hasPrefix("bad.yaml:1:4: error: "))
  }

  @Test func schemasReferToFilesByRelativePath() throws {
    let jobc = try Jobc(files: [
      "schemas/main.yaml":
        "$id: https://example.com/v1/main\nproperties: { a: { $ref: 'types/a%20b.json#/$defs/a' } }\n",
      "schemas/types/a b.json": #"{"$defs": {"a": {"$ref": "../number.json"}}}"#,
      "schemas/number.json": #"{"type": "number"}"#, "sub/x.yaml": "a: x\n", "y.yaml": "a: 1\n",
    ])
    #expect(try jobc("validate", "--schema", "schemas/main.yaml", "y.yaml").status == 0)
    let outcome = try jobc.shell("cd sub && \"$JOBC\" validate --schema ../schemas/main.yaml x.yaml")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("x.yaml:1:4: error: \"a\" must be a number, but is a string: \"x\""))
    #expect(outcome.output.contains("--> ../schemas/number.json:1:10: the schema asks for it here"))
    #expect(outcome.output.contains("source: ../schemas/number.json#/type"))
  }

  @Test func mistakesInOtherFilesAreToldThere() throws {
    let jobc = try Jobc(files: [
      "s.json": #"{"$ref": "sub/other.json"}"#, "sub/other.json": #"{"properties": {"a": {"minLength": "x"}}}"#,
      "x.json": "1",
    ])
    let outcome = try jobc("validate", "--schema", "s.json", "x.json")
    #expect(outcome.output.hasPrefix("sub/other.json:1:36: error: \"minLength\" takes a non-negative integer"))
    #expect(outcome.errors == "1 file, 0 documents: 1 error\n")
  }

  @Test func schemasAreTakenFromWhereTheyAreSaidToBe() throws {
    let jobc = try Jobc(files: [
      "s.json": #"{"$ref": "https://example.com/n?v=1"}"#, "n.json": #"{"type": "number"}"#, "x.json": "\"x\"",
    ])
    let outcome = try jobc("validate", "--schema", "s.json", "x.json", "--ref", "https://example.com/n?v=1=n.json")
    #expect(outcome.output.hasPrefix("x.json:1:1: error: the document must be a number, but is a string: \"x\""))
    let missing = try jobc("validate", "--schema", "s.json", "x.json")
    #expect(missing.status == 1)
    #expect(missing.output.hasPrefix("s.json:1:10: error: the reference \"https://example.com/n?v=1\" leads nowhere"))
    #expect(missing.errors == "1 file, 0 documents: 1 error\n")
    #expect(try jobc("validate", "--schema", "s.json", "x.json", "--ref", "n.json").status == 64)
    #expect(try jobc("validate", "--schema", "s.json", "x.json", "--ref", "u:n=none.json").status == 66)
  }

  /// What is no schema, no document, no file.
  @Test func brokenInput() throws {
    let jobc = try Jobc(files: [
      "two.yaml": "{}\n---\n{}\n", "empty.yaml": "", "broken.yaml": "a: [\n", "s.json": "{}", "x.json": "{,}",
      "y.json": "1",
      "deep.json": String(repeating: "[", count: 100_000), "loop.json": #"{"$ref": "loop.json"}"#,
    ])
    #expect(try jobc("validate", "--schema", "two.yaml", "y.json").output.contains("[document-count]"))
    #expect(try jobc("validate", "--schema", "empty.yaml", "y.json").output.contains("[document-count]"))
    #expect(try jobc("validate", "--schema", "broken.yaml", "y.json").output.hasPrefix("broken.yaml:2:1: error: "))
    #expect(try jobc("validate", "--schema", "loop.json", "y.json").output.contains("[schema-error]"))
    #expect(try jobc("validate", "--schema", "s.json", "x.json").output.hasPrefix("x.json:1:2: error: "))
    #expect(try jobc("validate", "--schema", "s.json", "deep.json").status == 1)
    #expect(try jobc("validate", "--schema", "s.json", "none.json").status == 66)
    #expect(try jobc("validate", "--schema", "none.json", "y.json").status == 66)
    #expect(try jobc("validate", "--schema", "s.json", ".").status == 66)
  }

  @Test(
    arguments: [
      (["y.json"], "error: no schema is given\n"), (["--schema", "s.json"], "error: nothing is given to validate\n"),
      (["--schema", "-", "-"], "error: standard input can be read only once\n"),
      (["--schema", "s.json", "y.json", "--stdin-filename", "a"], "error: \"--stdin-filename\" says where"),
      (["--bowtie", "y.json"], "error: \"--bowtie\" reads schemas"),
      (["--schema", "s.json", "y.json", "--format", "xml"], "error: unknown report \"xml\""),
    ] as [([String], String)])
  func usage(arguments: [String], message: String) throws {
    let outcome = try Jobc(files: ["s.json": "{}", "y.json": "1"]).run(["validate"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
  }
}
