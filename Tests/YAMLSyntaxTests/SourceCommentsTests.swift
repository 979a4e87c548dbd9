import Conformance
import SourceText
import Testing
import YAMLSyntax

/// What is a comment, and what only looks like one.
struct SourceCommentsTests {
  /// The comments of `yaml`, as text.
  private static func comments(_ yaml: String) -> [String] {
    let source = SourceFile(path: "a.yaml", content: Array(yaml.utf8))
    return SourceComments(source).comments.map { source.text(in: $0) }
  }

  @Test(arguments: [
    ("# a\n", ["# a"]),
    ("#", ["#"]),
    ("\u{FEFF}# a\nb: 1", ["# a"]),
    ("a: 1 # b", ["# b"]),
    ("a: 1\t# b\r\nc: 2 # d\r# e", ["# b", "# d", "# e"]),
    ("a: b#c\nd: e # f # g", ["# f # g"]),
    ("a#b: c", []),
    ("'# a': \"# b\" # c", ["# c"]),
    ("a: 'b''s # c' # d", ["# d"]),
    ("a: \"b\\\" # c\" # d", ["# d"]),
    ("a: \"b\n  # c\n  d\"\n# e", ["# e"]),
    ("a: 'b\n\n # c\n d' # e", ["# e"]),
    ("a: | # b\n  # c\n# d\n", ["# b", "# d"]),
    ("a: >-2 # b\n   # c\n  # d\n # e\nf: g", ["# b", "# e"]),
    ("a: |\n\n  # b\n\n  c\n # d\ne: f", ["# d"]),
    ("a: |\n# b\nc: d", ["# b"]),
    ("a: |+\n  b\n\n# c\n", ["# c"]),
    ("- |\n  a\n  # b\n- # c\n  d", ["# c"]),
    ("a: b\n  # c\nd: e\n", ["# c"]),
    ("a: { b: c, # d\n  e: [f, # g\n  'h # i' ], # j\n  }", ["# d", "# g", "# j"]),
    ("[a#b, c]", []),
    ("%YAML 1.2 # a\n--- # b\nc: d\n... # e\n# f\n---\n# g\n", ["# a", "# b", "# e", "# f", "# g"]),
    ("%TAG !e! tag:e,2000: # a\n---\nb: !e!c d # e", ["# a", "# e"]),
    ("a: &b # c\n  - d\ne: *b # f", ["# c", "# f"]),
    ("? a # b\n: c # d\n", ["# b", "# d"]),
    ("a: !!str # b\n  c", ["# b"]),
    ("é: \"ü # \" # ß\n日: 本 # 語", ["# ß", "# 語"]),
    ("---\n---\n# a\n", ["# a"]),
    ("# only\n\n# two\n", ["# only", "# two"]),
    ("", []),
  ])
  func comments(_ yaml: String, _ expected: [String]) {
    #expect(Self.comments(yaml) == expected, "\(yaml.debugDescription)")
    #expect(SourceComments(SourceFile(path: "a", content: Array(yaml.utf8))).isComplete)
  }

  /// Behind a syntax error nothing is known, before it everything.
  @Test func commentsBeforeAnError() {
    let source = SourceFile(path: "a.yaml", content: Array("# a\nb: c # d\ne: [f\ng: 'h # i\n".utf8))
    let found = SourceComments(source)
    #expect(!found.isComplete)
    #expect(found.comments.map { source.text(in: $0) } == ["# a", "# d"])
    #expect(SourceComments(SourceFile(path: "a", content: [0xFF, 0x23])).comments.isEmpty)
  }

  @Test func nodes() {
    let source = SourceFile(path: "a.yaml", content: Array("a: |\n  b\nc: [*d, 'e'] # f\n".utf8))
    let found = SourceComments(source)
    #expect(found.nodes.map { source.text(in: $0) } == ["", "a", "|\n  b", "c", "", "*d", "'e'"])
  }

  @Test(arguments: [
    ("# jobc: a", 0, 0), ("#jobc:", 0, 0), ("x #\t jobc:", 0, 2), ("# jobc", 0, nil), ("##  jobc:", 0, 1),
    ("# x # jobc:", 0, 4), ("# jobc: #jobc:", 1, 8), ("#", 0, nil), ("", 0, nil), ("# jobc: a", 99, nil),
    ("#\njobc:", 0, nil),
  ])
  func firstComment(_ text: String, _ start: Int, _ expected: Int?) {
    let source = SourceFile(path: "a", content: Array(text.utf8))
    #expect(SourceComments.firstComment("jobc:", in: source, from: start) == expected)
  }
}

/// The comments of the YAML test suite, which knows more ways to write a `#` than anybody.
@Suite(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
struct SourceCommentsSuiteTests {
  /// A comment means nothing: a stream with others in their place has the same events.
  @Test func commentsMeanNothing() throws {
    var (run, found) = (0, 0)
    for row in try Conformance.lines("yaml/libyaml-expected.tsv").dropFirst() {
      guard let id = row.split(separator: "\t").first else { continue }
      let bytes = try Conformance.bytes("yaml/cases/\(id)/in.yaml")
      let source = SourceFile(path: String(id), content: bytes)
      let comments = SourceComments(source)
      guard comments.isComplete else { continue }
      run += 1
      found += comments.comments.count
      for filler in " #\"':{".utf8 {
        var other = bytes
        for comment in comments.comments {
          for i in comment.indices.dropFirst() { other[i] = filler }
        }
        let changed = SourceFile(path: String(id), content: other)
        #expect(EventWriter.write(changed).text == EventWriter.write(source).text, "\(id)")
        #expect(SourceComments(changed).comments == comments.comments, "\(id)")
      }
    }
    Conformance.report("comments of the yaml-test-suite", run: run, passed: run)
    #expect(run > 200)
    #expect(found > 50)
  }
}
