import DocumentModel
import SourceText
import Testing

@Suite struct JSONWriterTests {
  @Test func anySubtreeCanBeWritten() throws {
    let tree = try readJSON(#"{"b": [1.50, {"z": "é\u001f", "y": []}], "a": {}}"#)
    let list = try #require(tree.value("b", of: .root))
    #expect(canonicalText(tree, from: list) == "[1.5,{\"y\":[],\"z\":\"é\\u001f\"}]")
    #expect(canonicalText(tree) == "{\"a\":{},\"b\":[1.5,{\"y\":[],\"z\":\"é\\u001f\"}]}")
  }

  @Test func prettyFormIsIndented() throws {
    let tree = try readJSON(#"{"b":[1,{"z":[],"y":{}}],"a":"x"}"#)
    var output: [UInt8] = []
    var writer = PrettyJSONWriter()
    try writer.append(of: tree, to: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == """
        {
          "a": "x",
          "b": [
            1,
            {
              "y": {},
              "z": []
            }
          ]
        }
        """)
  }

  @Test func outputGrowsWhereTheFirstGuessWasTooSmall() throws {
    // Escapes take six bytes for one, and a resolved job's root may have no range at all.
    let text = String(repeating: "\u{1}", count: 5_000)
    var tree = Tree(source: SourceFile(path: "a.yaml", content: []))
    let nowhere = ByteRange(emptyAt: 0)
    let root = tree.open(.mapping, style: .block, range: nowhere)
    for key in ["b" + text, "a"] {
      tree.appendScalar(key, flags: .key, range: nowhere)
      tree.appendScalar(text, range: nowhere)
    }
    tree.close(root, childCount: 2)
    let escaped = String(repeating: "\\u0001", count: 5_000)
    #expect(canonicalText(tree) == "{\"a\":\"\(escaped)\",\"b\(escaped)\":\"\(escaped)\"}")

    let deep = try readJSON(String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000))
    var output: [UInt8] = []
    var writer = PrettyJSONWriter()
    try writer.append(of: deep, to: &output)
    // A line for each bracket but the innermost pair's, which shares one; indented by 2 a level.
    let lines = output.split(separator: 0x0A)
    #expect(lines.count == 1_999)
    #expect(lines[999].count == 2_000 && lines[1_998] == [UInt8(ascii: "]")])
    #expect(try CanonicalJSONWriter.bytes(of: deep).count == 2_000)
  }

  @Test func aNumberWithoutJSONFormIsNamed() throws {
    let tree = try readJSON(#"{"a":[1,{"b":-1e400}]}"#)
    var output = Array("before".utf8)
    var writer = CanonicalJSONWriter()
    #expect(throws: CanonicalizationError(node: NodeID(6), reason: .overflow)) {
      try writer.append(of: tree, to: &output)
    }
    #expect(output == Array("before".utf8))
    try writer.append(NodeID(3), of: tree, to: &output)
    #expect(output == Array("before1".utf8))
  }

  @Test func keysSortByCodeUnitsOfUTF16() throws {
    let keys = [
      "", "\u{0}", "a", "a\u{0}", "aaaaaaaa", "aaaaaaaa\u{0}", "aaaaaaaab", "b", "é", "z\u{10000}", "z\u{10FFFF}",
      "z\u{E000}", "z\u{EFFF}", "z\u{F000}", "z\u{FFFF}", "ß", "😀", "\u{D7FF}", "\u{E000}", "\u{FFFF}",
      "12345678\u{E000}",
      "12345678\u{10000}",
    ]
    let expected = keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
    for repetitions in [1, 3] {
      // Both ways of sorting: few keys and many.
      var output = JSONOutput()
      output.object { output in
        for round in 0..<repetitions {
          for key in keys.reversed() { output.member(String(repeating: "\u{10}", count: round) + key, 1) }
        }
      }
      let tree = try JSONReader.read(SourceFile(path: "a.json", content: output.bytes))
      let text = try #require(canonicalText(tree))
      let written = try readJSON(text)
      let order = written.entries(of: .root).map { Array(written.string(of: $0.key).utf16) }
      #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
      if repetitions == 1 { #expect(order == expected.map { Array($0.utf16) }) }
    }
  }

  @Test func numbersOfAnyForm() {
    func form(_ text: String) -> String {
      var output: [UInt8] = []
      let bytes = Array(text.utf8)
      do {
        try NumberText.append(bytes.span, to: &output)
      } catch {
        return error.words
      }
      return String(decoding: output, as: UTF8.self)
    }
    #expect(form("123456789012345") == "123456789012345")
    #expect(form("999999999999999000000") == "999999999999999000000")
    #expect(form("9999999999999990000000") == "9.99999999999999e+21")
    #expect(form("0.000001") == "0.000001")
    #expect(form("-0.00000123") == "-0.00000123")
    #expect(form("0.0000001") == "1e-7")
    #expect(form("-0") == "0")
    #expect(form("0.1000000000000000055511151231257827021181583404541015625") == "0.1")
    #expect(form("1" + String(repeating: "0", count: 400) + "e-400") == "1")
    #expect(form("0." + String(repeating: "0", count: 400) + "1e401") == "1")
    #expect(form("1e99999999999999999999") == NumberError.overflow.words)
    #expect(form("1e-99999999999999999999") == "0")
    #expect(form("0x1p3") == NumberError.malformed.words)
    #expect(form("0x20000000000001") == "9007199254740992")
    #expect(form("0x20000000000003") == "9007199254740996")
    #expect(form("0x" + String(repeating: "f", count: 256)) == NumberError.overflow.words)
    // A tie, which goes to the even neighbour, and just above it.
    #expect(form("0x800000000000040000000000000000") == "6.64613997892458e+35")
    #expect(form("0x800000000000040000000000000001") == "6.646139978924581e+35")
    #expect(form("-.inf") == NumberError.infinite.words)
    #expect(form("") == NumberError.malformed.words)
    #expect(form("1 ") == NumberError.malformed.words)
  }

  @Test func outputIsWrittenAsTold() {
    func write(_ layout: JSONOutput.Layout) -> String {
      var output = JSONOutput(layout)
      output.object { output in
        output.member("z", "a\"\n")
        output.member("n", String?.none)
        output.array("list") { output in
          output.integer(-5)
          output.boolean(true)
          output.object { _ in }
          output.array { _ in }
        }
        output.array("names", of: [])
        output.member("last", false)
      }
      return output.description
    }
    #expect(
      write(.compact) == #"{"z":"a\"\n","n":null,"list":[-5,true,{},[]],"names":[],"last":false}"#)
    #expect(
      write(.pretty) == """
        {
          "z": "a\\"\\n",
          "n": null,
          "list": [
            -5,
            true,
            {},
            []
          ],
          "names": [],
          "last": false
        }
        """)
  }
}
