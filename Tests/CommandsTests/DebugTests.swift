import Executables
import Testing

@Suite(.timeLimit(.minutes(10)))
struct DebugTests {
  @Test func eachDocumentIsALineInTheOrderWritten() throws {
    let jobc = try Jobc(files: ["a.yaml": "b: 1.0\na: [0x1F, yes, ~, \"é\\n\"]\n---\n---\n{}\n"])
    #expect(
      try jobc("debug", "json", "a.yaml")
        == .init(status: 0, output: "{\"b\":1,\"a\":[31,\"yes\",null,\"é\\n\"]}\nnull\n{}\n", errors: ""))
  }

  @Test func canonicalBytesHaveNoNewline() throws {
    let jobc = try Jobc(files: ["a.yaml": "b: 1.0\na: {}\n", "a.json": #"{"b":"\ud83d\ude00","a":1e2}"#])
    #expect(try jobc("debug", "canonical", "a.yaml") == .init(status: 0, output: #"{"a":{},"b":1}"#, errors: ""))
    #expect(try jobc("debug", "canonical", "a.json") == .init(status: 0, output: #"{"a":100,"b":"😀"}"#, errors: ""))
    #expect(try jobc("debug", "canonical", "-", input: "[1]") == .init(status: 0, output: "[1]", errors: ""))
  }

  @Test func eventsAreNotedAsTheTestSuiteNotesThem() throws {
    let jobc = try Jobc(files: ["a.yaml": "--- &x\n- 'a'\n- {b: !!str 1}\n", "b.yaml": "- a\n- [\n"])
    let events =
      "+STR\n+DOC ---\n+SEQ &x\n=VAL 'a\n+MAP {}\n=VAL :b\n=VAL <tag:yaml.org,2002:str> :1\n-MAP\n-SEQ\n-DOC\n-STR\n"
    #expect(try jobc("debug", "events", "a.yaml") == .init(status: 0, output: events, errors: ""))
    let broken = try jobc("debug", "events", "b.yaml")
    #expect(broken.status == 1)
    #expect(broken.output == "")
    #expect(broken.errors.hasPrefix("b.yaml:3:1: error: "))
  }

  @Test func whatIsWrongGoesToStandardError() throws {
    let jobc = try Jobc(files: [
      "a.yaml": "a: .inf\n", "b.yaml": "a: 1\n---\nb: [\n", "d.json": "'a'", "c.json": "{\"a\": tru]",
    ])
    let infinite = try jobc("debug", "canonical", "a.yaml")
    #expect(infinite.status == 1)
    #expect(infinite.output == "")
    #expect(infinite.errors.hasPrefix("a.yaml:1:4: error: "))
    let broken = try jobc("debug", "json", "b.yaml")
    #expect(broken.status == 1)
    #expect(broken.output == "{\"a\":1}\n")
    #expect(broken.errors.hasPrefix("b.yaml:4:1: error: "))
    #expect(try jobc("debug", "canonical", "b.yaml").output == "")
    #expect(try jobc("debug", "canonical", "c.json").errors.hasPrefix("c.json:1:7: error: "))
    #expect(try jobc("debug", "canonical", "d.json").errors.hasPrefix("d.json:1:1: error: "))
    #expect(try jobc("debug", "canonical", "-", input: "'a'").output == "\"a\"")
    #expect(try jobc("debug", "json", "none").status == 66)
    let several = try jobc("debug", "canonical", "-", input: "a\n---\nb\n")
    #expect(several.status == 1)
    #expect(several.errors.hasPrefix("<stdin>:3:1: error: the file holds 2 documents, not one [document-count]"))
  }
}
