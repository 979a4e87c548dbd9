import DocumentModel
import SourceText
import Testing
import YAMLSyntax

/// Where nodes stand, in bytes: shown as the text that a range covers.
@Suite struct RangeTests {
  /// The nodes of the first document in preorder, each as the text of its range.
  private func slices(_ yaml: String) -> [String] {
    let source = SourceFile(path: "a.yaml", content: Array(yaml.utf8))
    guard let tree = trees(of: source).first else { return [] }
    return tree.nodes.map { source.text(in: $0.range) }
  }

  @Test func scalarsCoverTheirTokensWithQuotes() {
    #expect(slices("a: 'b'\n\"c\": d e # f\n") == ["a: 'b'\n\"c\": d e", "a", "'b'", "\"c\"", "d e"])
  }

  @Test func bytesAreCountedBehindOtherCharacters() {
    #expect(slices("é: 日本\nx: [\"😀\", ü]\n") == ["é: 日本\nx: [\"😀\", ü]", "é", "日本", "x", "[\"😀\", ü]", "\"😀\"", "ü"])
  }

  @Test func aByteOrderMarkCounts() {
    #expect(slices("\u{FEFF}a: é\nb: c\n") == ["a: é\nb: c", "a", "é", "b", "c"])
    #expect(slices("\u{FEFF}a: b\n") == ["a: b", "a", "b"])
  }

  @Test func linesMayEndInCarriageReturns() {
    #expect(
      slices("a: |\r\n  x\r\n  y\r\n\r\nb: 1\r\n") == [
        "a: |\r\n  x\r\n  y\r\n\r\nb: 1", "a", "|\r\n  x\r\n  y", "b", "1",
      ])
  }

  @Test func blockScalarsEndWithTheirLastLine() {
    #expect(
      slices("a: |\n  x\n  y \n\n\n# c\nb: >-\n  z") == [
        "a: |\n  x\n  y \n\n\n# c\nb: >-\n  z", "a", "|\n  x\n  y ", "b", ">-\n  z",
      ])
    #expect(slices("a: |+\n  é\n\n") == ["a: |+\n  é", "a", "|+\n  é"])
    #expect(slices("a: |\nb: 1\n") == ["a: |\nb: 1", "a", "|", "b", "1"])
  }

  @Test func anchorsAndTagsAreOutside() {
    #expect(slices("a: &x !!str b\n") == ["a: &x !!str b", "a", "b"])
    #expect(slices("a: !!str &x 'b'\n") == ["a: !!str &x 'b'", "a", "'b'"])
    #expect(
      slices("a: &x # c\n  !<tag:yaml.org,2002:str> b\n") == ["a: &x # c\n  !<tag:yaml.org,2002:str> b", "a", "b"])
    #expect(slices("a: &x [b]\n") == ["a: &x [b]", "a", "[b]", "b"])
    #expect(slices("a: &x\n  b: c\n") == ["a: &x\n  b: c", "a", "b: c", "b", "c"])
    #expect(slices("a: &x\n- b\n") == ["a: &x\n- b", "a", "- b", "b"])
    #expect(slices("a: &x\n  - b\n") == ["a: &x\n  - b", "a", "- b", "b"])
    #expect(slices("[&x a,&y b]\n") == ["[&x a,&y b]", "a", "b"])
  }

  @Test func absentNodesAreEmptyRanges() throws {
    let other = SourceFile(path: "a.yaml", content: Array("a:\nb: &x\nc: [d: ]\n".utf8))
    let tree = try #require(trees(of: other).first)
    #expect(tree.nodes.map(\.range).filter { $0.start == $0.end } == [2, 8, 16].map { ByteRange(emptyAt: $0) })
  }

  @Test func pairsInFlowSequencesEndWithTheirValues() {
    #expect(slices("[a: b, {c: d}]\n") == ["[a: b, {c: d}]", "a: b", "a", "b", "{c: d}", "c", "d"])
  }

  @Test func textsAreSlicesOfTheSourceWhereTheyAreTheSameBytes() throws {
    let yaml = "a: plain é\nb: 'it''s'\nc: \"x\\ty\"\nd: \"z\"\ne: x\n  y\n"
    let tree = try #require(trees(of: SourceFile(path: "a.yaml", content: Array(yaml.utf8))).first)
    let values = tree.entries(of: .root).map(\.value)
    #expect(values.map { tree.string(of: $0) } == ["plain é", "it's", "x\ty", "z", "x y"])
    #expect(values.map { tree[$0].flags.contains(.textInSource) } == [true, false, false, true, false])
  }

  @Test func referencesAreMarked() throws {
    let yaml = "a: ${{ x }}\nb: $\nc: \"\\x24{{ x }}\"\nd: '$ {{'\ne: x${{\n"
    let tree = try #require(trees(of: SourceFile(path: "a.yaml", content: Array(yaml.utf8))).first)
    let marks = tree.entries(of: .root).map { tree[$0.value].flags.contains(.mayHoldReference) }
    #expect(marks == [true, false, true, false, true])
  }

  @Test func aliasesNameTheirPlaceAndStep() throws {
    let yaml = "a: &x [1, &y 2]\nb: *x\nc: &z [*y]\nd: *z\n"
    let source = SourceFile(path: "a.yaml", content: Array(yaml.utf8))
    let tree = try #require(trees(of: source).first)
    let d = try #require(tree.value("d", of: .root))
    let item = try #require(Array(tree.items(of: d)).first)
    #expect(tree.string(of: item) == "2")
    #expect(source.text(in: tree[item].range) == "2")
    #expect(tree.chain(of: item).map(\.step) == [.alias(name: "y"), .alias(name: "z")])
    #expect(tree.chain(of: item).compactMap(\.site).map { source.text(in: $0.range) } == ["*y", "*z"])
    #expect(tree[item].flags.contains(.fromAlias))
  }

  @Test func keysAreStringsWithTheHashOfTheirText() throws {
    let yaml = "010: a\n\"\\x61\": b\n~: c\ntrue: d\n? \n: e\n"
    let tree = try #require(trees(of: SourceFile(path: "a.yaml", content: Array(yaml.utf8))).first)
    let keys = tree.entries(of: .root).map(\.key)
    #expect(keys.map { tree.string(of: $0) } == ["010", "a", "~", "true", ""])
    #expect(keys.allSatisfy { tree[$0].kind == .string && tree[$0].flags.contains(.key) })
    #expect(keys.map { tree[$0].hash } == ["010", "a", "~", "true", ""].map { TextHash.hash($0) })
  }
}
