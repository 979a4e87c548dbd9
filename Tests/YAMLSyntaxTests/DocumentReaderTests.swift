import Diagnostics
import DocumentModel
import SourceText
import Testing
import YAMLSyntax

@Suite struct DocumentReaderTests {
  @Test func plainScalarsHaveTheKindsOfTheCoreSchemaAndKeepTheirText() {
    let result = read("a: 010\nb: [1e-4, true, ~, yes, 0o14, '1']\nc:\n- x\n- \n")
    #expect(result.findings == [])
    #expect(
      result.documents == [
        #"{"a": integer:010, "b": [float:1e-4, boolean:true, null:~, "yes", integer:0o14, "1"], "c": ["x", null:]}"#
      ])
  }

  @Test func everyDocumentOfAStreamComesInTurn() {
    let result = read("a\n---\nb: 1\n...\n---\n- c\n")
    #expect(result.findings == [])
    #expect(result.documents == [#""a""#, #"{"b": integer:1}"#, #"["c"]"#])
  }

  @Test func aliasesAreCopies() {
    let result = read("a: &x {k: [1, 'q']}\nb: *x\n*y : 1\n")
    #expect(result.findings == [#"3:1 undefined-alias: undefined alias "*y""#])
    let sound = read("a: &x {k: [1, 'q']}\nb: *x\nc: &y k\n*y : 1\n")
    #expect(sound.findings == [])
    #expect(
      sound.documents == [
        #"{"a": {"k": [integer:1, "q"]}, "b": {"k": [integer:1, "q"]}, "c": "k", "k": integer:1}"#
      ])
  }

  @Test func equalKeysAreFoundWithTheFirst() {
    let result = read("a: 1\n\"\\x61\": 2\nb: {c: 1, d: 2, 'c': 3}\n")
    #expect(
      result.findings == [#"2:1 duplicate-key: duplicate key "a""#, #"3:17 duplicate-key: duplicate key "c""#])
    #expect(result.documents == ["failed"])
  }
}
