import Diagnostics
import DocumentModel
import SourceText
import Testing
import YAMLSyntax

/// What is wrong with a source as a whole, and JSON among YAML.
@Suite struct SourceFindingTests {
  /// The findings as `bytes rule: message`.
  private func findings(_ bytes: [UInt8], path: String = "a.yaml") -> [String] {
    diagnostics(in: SourceFile(path: path, content: bytes)).map {
      "\($0.span.range.start)-\($0.span.range.end) \($0.rule): \($0.message)"
    }
  }

  private func utf16(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
    ((hasMark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsNamed(isBigEndian: Bool, hasMark: Bool) {
    let bytes = utf16("a: é\n", isBigEndian: isBigEndian, hasMark: hasMark)
    #expect(findings(bytes) == ["0-0 yaml-encoding: the file is encoded in UTF-16, not in UTF-8"])
    let json = utf16("{}", isBigEndian: isBigEndian, hasMark: hasMark)
    #expect(findings(json, path: "a.json") == ["0-0 yaml-encoding: the file is encoded in UTF-16, not in UTF-8"])
  }

  @Test func utf32IsNamed() {
    #expect(
      findings([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) == ["0-0 yaml-encoding: the file is encoded in UTF-32, not in UTF-8"])
    #expect(
      findings([0, 0, 0, 0x61, 0, 0, 0, 0x0A]) == ["0-0 yaml-encoding: the file is encoded in UTF-32, not in UTF-8"])
  }

  @Test(arguments: [
    ([0x80], "4-5"), ([0xC0, 0xAF], "4-5"), ([0xE2, 0x82], "4-5"), ([0xED, 0xA0, 0x80], "4-5"),
    ([0xF4, 0x90, 0x80, 0x80], "4-5"), ([0xC3, 0xA9, 0xFF], "6-7"), ([0xF0, 0x9F, 0x98], "4-5"),
  ])
  func wrongBytesAreLocated(bytes: [UInt8], place: String) {
    // Also behind more than a block of sound characters.
    for padding in [0, 64, 128, 200] {
      let comment = padding == 0 ? [] : Array("#\(String(repeating: "x", count: padding - 2))\n".utf8)
      let found = findings(comment + Array("k: \"".utf8) + bytes + Array("\"\n".utf8))
      let shifted = place.split(separator: "-").compactMap { Int($0) }.map { $0 + comment.count }
      #expect(
        found.count == 1 && found[0].hasPrefix("\(shifted[0])-\(shifted[1]) yaml-encoding: the byte 0x"), "\(found)")
      #expect(found.first?.hasSuffix("at offset \(shifted[0]) is not valid UTF-8") == true)
    }
  }

  @Test(arguments: [
    ("\u{0}", "U+0000", 1), ("\u{1}", "U+0001", 1), ("\u{7F}", "U+007F", 1), ("\u{80}", "U+0080", 2),
    ("\u{FFFE}", "U+FFFE", 3),
  ])
  func forbiddenCharactersAreLocated(character: String, name: String, count: Int) {
    #expect(
      findings(Array("k: x\(character)y\n".utf8)) == [
        "4-\(4 + count) yaml-encoding: the control character \(name) is not allowed in YAML"
      ])
  }

  @Test func allowedCharactersAreTaken() {
    let text = "k: \"\u{85}\u{A0}\u{2028}\u{D7FF}\u{E000}\u{FEFF}\u{FFFD}\u{10000}\u{10FFFF}\t~\"\n"
    #expect(read(text).findings == [])
  }

  @Test func aFileHasALimit() {
    let limit = DocumentReader.sizeLimit
    var bytes = [UInt8](repeating: UInt8(ascii: "#"), count: limit)
    bytes[limit - 1] = 0x0A
    #expect(findings(bytes) == [])
    bytes.append(0x0A)
    #expect(findings(bytes) == ["0-0 file-size: the file has 67108865 bytes, more than the limit of 64 MiB"])
  }

  @Test func aJSONTextIsReadAsJSON() {
    let text = "{\"a\":\t\"\\ud83d\\ude00\",\n\t\"b\": [1e2, null, \"\u{7F}\"]}"
    let found = read("\u{FEFF} \n" + text)
    #expect(found.findings == [])
    #expect(found.documents == ["{\"a\": \"😀\", \"b\": [float:1e2, null:null, \"\u{7F}\"]}"])
  }

  @Test func whatIsNoJSONIsYAML() {
    #expect(read("{a: 1, \"b\": 2}\n").documents == [#"{"a": integer:1, "b": integer:2}"#])
    #expect(read("[1]\n---\n\"x\"\n").documents == ["[integer:1]", #""x""#])
    #expect(read("\"a\": 1\n").documents == [#"{"a": integer:1}"#])
  }

  @Test func aJSONFileMustBeJSON() {
    let found = read("{\"a\": 1,}", path: "a.json")
    #expect(found.findings == ["1:8 json-syntax: trailing comma in JSON"])
    #expect(found.documents == ["failed"])
    #expect(read("{\"a\": 1,}", path: "a.yaml").findings == [])
  }

  @Test func equalKeysAreEqualInBoth() {
    #expect(read("{\"a\": 1, \"\\u0061\": 2}").findings.count == 1)
    #expect(related(to: "{\"a\": 1, \"a\": 2}") == ["1:2 first defined here"])
    #expect(read("{\"a\": 1, \"a\": 2}").findings == [#"1:10 duplicate-key: duplicate key "a""#])
    #expect(read("{a: 1, \"a\": 2}").findings == [#"1:8 duplicate-key: duplicate key "a""#])
  }
}
