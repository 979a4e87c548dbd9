import DocumentModel
import SourceText
import Testing

@Suite struct JSONReaderTests {
  @Test func nodesKnowTheirTextAndPlace() throws {
    let text = #" {"a": [1, -2.5e3, "x\ty"], "${{ b }}": true, "c": null} "#
    let tree = try readJSON(text)
    let bytes = Array(text.utf8)
    let written = tree.nodes.map { String(decoding: bytes[$0.range.indices], as: UTF8.self) }
    #expect(
      written == [
        #"{"a": [1, -2.5e3, "x\ty"], "${{ b }}": true, "c": null}"#, #""a""#, #"[1, -2.5e3, "x\ty"]"#, "1", "-2.5e3",
        #""x\ty""#, #""${{ b }}""#, "true", #""c""#, "null",
      ])
    #expect(
      tree.nodes.map(\.kind) == [
        .mapping, .string, .sequence, .integer, .float, .string, .string, .boolean, .string, .null,
      ])
    #expect(
      tree.nodes.indices.map { tree.string(of: NodeID($0)) } == [
        "", "a", "", "1", "-2.5e3", "x\ty", "${{ b }}", "true", "c", "null",
      ])
    #expect(tree.nodes.map(\.next) == [10, 2, 6, 4, 5, 6, 7, 8, 9, 10])
    #expect(tree.nodes.map(\.textCount) == [3, 1, 3, 1, 6, 3, 8, 4, 1, 4])
    #expect(tree.nodes.map { $0.flags.contains(.textInSource) }.filter { $0 }.count == 7)
    #expect(tree.nodes[5].flags == [])
    #expect(tree.nodes[6].flags == [.textInSource, .key, .mayHoldReference])
    #expect(tree.nodes[6].hash == TextHash.hash("${{ b }}"))
    #expect(tree.nodes[1].style == .doubleQuoted && tree.nodes[2].style == .flow && tree.nodes[3].style == .plain)
  }

  @Test func escapesMayMakeAReference() throws {
    let tree = try readJSON(#"["\u0024{{ var.x }}", "$\u007b{", "$ {{"]"#)
    #expect(tree.nodes.dropFirst().map { $0.flags.contains(.mayHoldReference) } == [true, true, false])
  }

  @Test func decodesEveryEscape() throws {
    let tree = try readJSON(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00\u0000\uffff""#)
    #expect(Array(tree.string(of: .root).utf8) == Array("\"\\/\u{8}\u{c}\n\r\tAé€😀\u{0}\u{ffff}".utf8))
  }

  @Test func acceptsAByteOrderMark() throws {
    let tree = try readJSON([0xEF, 0xBB, 0xBF] + Array("[1]".utf8))
    #expect(tree.nodes[0].range == ByteRange(3..<6))
  }

  struct Failure: Sendable, CustomTestStringConvertible {
    let text: String
    let reason: JSONSyntaxError.Reason
    let range: Range<Int>
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ reason: JSONSyntaxError.Reason, _ range: Range<Int>) {
      self.text = text
      self.reason = reason
      self.range = range
    }
  }

  @Test(arguments: [
    Failure("", .empty, 0..<0), Failure(" \n", .empty, 2..<2), Failure("[1,]", .trailingComma, 2..<3),
    Failure(#"{"a":1 , }"#, .trailingComma, 7..<8), Failure("{} {}", .trailingContent, 3..<4),
    Failure("[1]]", .trailingContent, 3..<4), Failure("1 2.5", .trailingContent, 2..<5),
    Failure("[", .unexpectedEnd(.value), 1..<1), Failure("[1", .unexpectedEnd(.commaOrArrayEnd), 2..<2),
    Failure("{", .unexpectedEnd(.keyOrEnd), 1..<1), Failure(#"{"a""#, .unexpectedEnd(.colon), 4..<4),
    Failure(#"{"a":"#, .unexpectedEnd(.value), 5..<5), Failure(#"{"a":1"#, .unexpectedEnd(.commaOrObjectEnd), 6..<6),
    Failure(#"{"a":1,"#, .unexpectedEnd(.key), 7..<7), Failure("{a:1}", .unexpectedCharacter(.keyOrEnd), 1..<2),
    Failure("{1:1}", .unexpectedCharacter(.keyOrEnd), 1..<2), Failure(#"{"a" 1}"#, .unexpectedCharacter(.colon), 5..<6),
    Failure("[1 2]", .unexpectedCharacter(.commaOrArrayEnd), 3..<4),
    Failure("[,1]", .unexpectedCharacter(.value), 1..<2),
    Failure("[1}", .unexpectedCharacter(.commaOrArrayEnd), 2..<3), Failure("[é]", .unexpectedCharacter(.value), 1..<3),
    Failure("[nul]", .unknownWord, 1..<4), Failure("[True]", .unknownWord, 1..<5), Failure("NaN", .unknownWord, 0..<3),
    Failure("[nullx]", .unknownWord, 1..<6), Failure("-Infinity", .malformedNumber, 0..<9),
    Failure("'a'", .singleQuotes, 0..<1), Failure("[1, // x", .comment, 4..<6), Failure("# a", .comment, 0..<1),
    Failure("/* a */ 1", .comment, 0..<2), Failure("/1", .unexpectedCharacter(.value), 0..<1),
    Failure("01", .malformedNumber, 0..<2), Failure("+1", .malformedNumber, 0..<2),
    Failure("[.5]", .malformedNumber, 1..<3), Failure("[1.]", .malformedNumber, 1..<3),
    Failure("-", .malformedNumber, 0..<1), Failure("1e", .malformedNumber, 0..<2),
    Failure("1e+", .malformedNumber, 0..<3),
    Failure("0x10", .malformedNumber, 0..<4), Failure("1.2.3", .malformedNumber, 0..<5),
    Failure("1_000", .malformedNumber, 0..<5), Failure("\"a\tb\"", .controlCharacter(9), 2..<3),
    Failure("\"\u{0}\"", .controlCharacter(0), 1..<2), Failure("[\"a\n\"]", .unterminatedString, 1..<3),
    Failure(#"["abc"#, .unterminatedString, 1..<5), Failure(#""a\"#, .badEscape, 2..<3),
    Failure(#""\x41""#, .badEscape, 1..<3), Failure(#""\é""#, .badEscape, 1..<4),
    Failure(#""\u12g4""#, .badEscape, 1..<5),
    Failure(#""\u12"#, .badEscape, 1..<5), Failure(#""\ud800""#, .loneSurrogate, 1..<7),
    Failure(#""\udc00x""#, .loneSurrogate, 1..<7), Failure(#""\ud800\u0041""#, .loneSurrogate, 1..<7),
    Failure(#""\ud83d\n""#, .loneSurrogate, 1..<7), Failure(#""\ud83d\u12""#, .badEscape, 7..<11),
    Failure(#"{"a":1,"b":2,"a":3}"#, .duplicateKey(first: ByteRange(1..<4)), 13..<16),
    Failure(#"[{"a":1,"\u0061":2}]"#, .duplicateKey(first: ByteRange(2..<5)), 8..<16),
  ])
  func rejects(_ failure: Failure) {
    #expect(throws: JSONSyntaxError(failure.reason, at: ByteRange(failure.range))) { try readJSON(failure.text) }
  }

  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], 1..<2), ([0x22, 0xC0, 0x80, 0x22], 1..<2), ([0x22, 0xE2, 0x82, 0x22], 1..<3),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1..<2), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1..<2),
      ([0x22, 0xF0, 0x9F, 0x98], 1..<4), ([0x5B, 0x80, 0x5D], 1..<2),
    ] as [([UInt8], Range<Int>)])
  func rejectsInvalidUTF8(_ bytes: [UInt8], _ range: Range<Int>) {
    #expect(throws: JSONSyntaxError(.invalidUTF8, at: ByteRange(range))) { try readJSON(bytes) }
  }

  @Test func nestingHasALimit() throws {
    let deepest = String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000)
    #expect(try readJSON(deepest).nodes.count == 1_000)
    #expect(throws: JSONSyntaxError(.nesting(limit: 1_000), at: ByteRange(1_000..<1_001))) {
      try readJSON("[" + deepest + "]")
    }
    #expect(throws: JSONSyntaxError(.nesting(limit: 1_000), at: ByteRange(5_000..<5_001))) {
      try readJSON(String(repeating: #"{"a":"#, count: 100_000))
    }
  }

  @Test func namesTheFirstRepetitionAmongManyKeys() throws {
    var text = "{"
    for i in 0..<50_000 { text += "\"k\(i)\":0," }
    #expect(try readJSON(text + "\"z\":0}").nodes.count == 100_003)
    let second = text.utf8.count
    #expect(throws: JSONSyntaxError(.duplicateKey(first: ByteRange(1..<5)), at: ByteRange(second..<second + 4))) {
      try readJSON(text + #""k0":0,"k1":0,"k7":0}"#)
    }
  }

  @Test func wordsQuoteTheText() throws {
    func words(_ text: String) -> String {
      let source = SourceFile(path: "a.json", content: Array(text.utf8))
      do {
        _ = try JSONReader.read(source)
        return "accepted"
      } catch {
        return error.message(in: source) + (error.help.map { "; " + $0 } ?? "")
      }
    }
    #expect(words("[True]") == #"unknown word "True" in JSON"#)
    #expect(words("[1 2]") == #"unexpected "2" where "," or "]" is expected"#)
    #expect(words("{") == #"the JSON text ends where a key in double quotes or "}" is expected"#)
    #expect(words(#"{"a":1,"a":2}"#) == #"duplicate key "a""#)
    #expect(words("\"\u{1b}\"") == #"raw control character U+001B in a JSON string; write \u001b"#)
    #expect(words("007") == #""007" is no JSON number"#)
    #expect(words(#""\ud800""#) == #""\ud800" is half of a surrogate pair; write both halves, as \ud83d\ude00"#)
  }
}
