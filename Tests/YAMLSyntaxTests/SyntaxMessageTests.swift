import SourceText
import Testing
import YAMLSyntax

/// Each way to break a document, and exactly what is said of it.
@Suite struct SyntaxMessageTests {
  @Test(arguments: [
    ("a:\n\tb: 1\n", "2:1 yaml-syntax: a tab cannot indent in YAML"),
    ("\tx: 1\n", "1:1 yaml-syntax: a tab cannot indent in YAML"),
    ("a: |\n  x\n\ty\n", "3:1 yaml-syntax: a tab cannot indent in YAML"),
    ("[a\n", #"2:1 yaml-syntax: the file ends before "]""#),
    ("a: {b: 1\n", #"2:1 yaml-syntax: the file ends before "}""#),
    ("\"a\n", "2:1 yaml-syntax: the file ends inside a quoted value"),
    ("a: 'b\n---\n", "2:1 yaml-syntax: the document ends inside a quoted value"),
    ("a: \"\\q\"\n", #"1:5 yaml-syntax: unknown escape "\q""#),
    ("a: \"\\xg\"\n", "1:7 yaml-syntax: an escape with too few hexadecimal digits"),
    ("a: \"\\ud83d\"\n", "1:7 yaml-syntax: the escape stands for no character"),
    ("a: 1\n b: 2\n", #"2:2 yaml-syntax: the key "b" is indented deeper than the keys above it"#),
    ("a:\n  b: 1\n c: 2\n", #"3:2 yaml-syntax: "c" is not in line with the keys above it"#),
    ("- a\nb: 1\n", #"2:1 yaml-syntax: "b" is not in line with the items above it"#),
    ("a: 1\n- b\n", "2:1 yaml-syntax: a list item among the keys of a mapping"),
    ("a: b: c # d\n", #"1:4 yaml-syntax: the value "b: c" holds ": ""#),
    ("foo bar\na: 1\n", #"1:1 yaml-syntax: expected ":" after "foo bar""#),
    ("a: 1\nfoo\nb: 2\n", #"2:1 yaml-syntax: expected ":" after the key "foo""#),
    ("a: @x\n", #"1:4 yaml-syntax: a plain value cannot begin with "@""#),
    ("a: `x`\n", #"1:4 yaml-syntax: a plain value cannot begin with "`""#),
    ("a: %x\n", #"1:4 yaml-syntax: a plain value cannot begin with "%""#),
    ("a: \"x\" y\n", #"1:8 yaml-syntax: unexpected "y" after a value"#),
    ("a: \"x\" \"y\"\n", #"1:8 yaml-syntax: unexpected '"y"' after a value"#),
    ("é: [日本, \"x\" y]\n", #"1:13 yaml-syntax: expected "," or "]" before "y""#),
    ("a: [1, 2]]\n", #"1:10 yaml-syntax: unexpected "]" after a value"#),
    ("[1]\n]\n", #"2:1 yaml-syntax: unexpected "]" after the end of the document"#),
    ("a: }\n", #"1:4 yaml-syntax: unexpected "}" where a value is expected"#),
    ("a: - b\n", "1:4 yaml-syntax: a list cannot begin on the line of its key"),
    ("a: ? b\n", #"1:4 yaml-syntax: a "?" cannot stand here"#),
    ("a: *.py\n", #"1:4 yaml-syntax: "*.py" is no valid alias"#),
    ("a: &\n", #"1:4 yaml-syntax: "&" is no valid anchor"#),
    ("a: |x\n  y\n", #"1:5 yaml-syntax: unexpected "x" behind "|""#),
    ("a: |0\n  y\n", "1:5 yaml-syntax: the indentation of a block scalar cannot be 0"),
    ("a: !foo!bar x\n", #"1:4 yaml-syntax: the tag "!foo!bar" has an undefined handle"#),
    ("a: [x:,y]\n", #"1:6 yaml-syntax: a ":" before a bracket or comma"#),
    ("%YAML 3.0\n---\na\n", "1:1 yaml-syntax: the file asks for another version of YAML"),
    ("%FOO\n---\na\n", "1:5 yaml-syntax: malformed YAML: while scanning a directive, found unknown directive name"),
    ("<<<<<<< HEAD\na: 1\n=======\n", "1:1 yaml-syntax: the marker of a merge conflict"),
    // What libyaml takes and YAML 1.2 does not.
    ("a: \"x\"#c\n", ##"1:7 yaml-syntax: a comment needs a space before its "#""##),
    ("a: >#c\n  x\n", ##"1:5 yaml-syntax: a comment needs a space before its "#""##),
    ("a # c\n%YAML 1.2\n---\n", #"2:1 yaml-syntax: a directive must not follow a document that "..." does not end"#),
    ("a: [-]\n", #"1:5 yaml-syntax: "-" is no value in flow style"#),
    ("a: \"x\ny\"\n", "2:1 yaml-syntax: this line of a quoted value is not indented deeper than its key"),
    // References.
    ("a: [${{ var.x }}, 2]\n", #"1:5 unquoted-reference: the reference in "${{ var.x }}" needs quotes here"#),
    ("{a: ${{ var.x }}}\n", #"1:5 unquoted-reference: the reference in "${{ var.x }}" needs quotes here"#),
    ("{${{ var.x }}: 1}\n", #"1:2 unquoted-reference: the reference in "${{ var.x }}" needs quotes here"#),
    ("a: [x-${{ env.y }}/z, b]\n", #"1:5 unquoted-reference: the reference in "x-${{ env.y }}/z" needs quotes here"#),
    ("a: [\n  $${{ x }}\n]\n", #"2:3 unquoted-reference: the reference in "$${{ x }}" needs quotes here"#),
    ("a: ${{ var.x }}: y\n", #"1:4 unquoted-reference: the reference in "${{ var.x }}: y" needs quotes here"#),
    // The loader's own.
    ("a: *x\n", #"1:4 undefined-alias: undefined alias "*x""#),
    ("a: &x {k: [*x]}\n", #"1:12 recursive-alias: the alias "*x" stands inside of what it repeats"#),
    ("a: 1\nb: 2\n'a': 3\n", #"3:1 duplicate-key: duplicate key "a""#),
    ("a: &k b\n*k : 1\nb: 2\n", #"3:1 duplicate-key: duplicate key "b""#),
    ("? [a]\n: b\n", "1:3 complex-key: a sequence cannot be a key"),
    ("a: {{ x }}\n", "1:5 complex-key: a mapping cannot be a key"),
    ("a: !foo x\n", #"1:4 unknown-tag: unknown tag "!foo""#),
    ("a: &x !!binary aGk=\n", #"1:7 unknown-tag: unknown tag "!!binary""#),
    ("a: !!set {x}\n", #"1:4 unknown-tag: unknown tag "!!set""#),
    ("a: !!int x\n", #"1:10 tag-mismatch: "x" is not an integer, as the tag "!!int" says"#),
    ("a: !!float true\n", #"1:12 tag-mismatch: "true" is not a number, as the tag "!!float" says"#),
    ("a: !!bool\n", #"1:4 tag-mismatch: "" is not a boolean, as the tag "!!bool" says"#),
    ("a: !!seq {}\n", #"1:4 tag-mismatch: a mapping is not a sequence, as the tag "!!seq" says"#),
    ("a: !!map x\n", #"1:10 tag-mismatch: "x" is not a mapping, as the tag "!!map" says"#),
  ])
  func finding(yaml: String, expected: String) {
    #expect(read(yaml).findings == [expected])
    #expect(read(yaml, isPortable: true).findings == [expected])
  }

  @Test func openingsAreRelatedPlaces() {
    #expect(related(to: "a: [1,\n  2\n") == [#"1:4 "[" was opened here"#])
    #expect(related(to: "a: 1\nb: \"x\n") == ["2:4 the quote was opened here"])
    #expect(related(to: "a: 1\nb: 1\na: 2\n") == ["1:1 first defined here"])
    #expect(related(to: "a:\n  b: 1\n c: 2\n") == ["1:1 the mapping begins here"])
  }

  @Test func fixesQuoteTheValue() {
    #expect(fixed("a: [${{ var.x }}, 2]\n") == "a: ['${{ var.x }}', 2]\n")
    #expect(fixed("a: {b: it's-${{ var.x }}}\n") == "a: {b: \"it's-${{ var.x }}\"}\n")
    #expect(fixed("a: b: c # d\n") == "a: 'b: c' # d\n")
    #expect(fixed("- a: @x\n") == "- a: '@x'\n")
    #expect(fixed("a: *.py\n") == "a: '*.py'\n")
    #expect(fixed("a: \"x\"#c\n") == "a: \"x\" #c\n")
    #expect(fixed("a: \"\\q\"\n") == "a: \"\\\\q\"\n")
  }

  @Test func nothingIsReadAfterASyntaxError() {
    let result = read("a: 1\n---\nb: [\n---\nc: 1\n")
    #expect(result.documents == [#"{"a": integer:1}"#, "failed"])
    #expect(result.findings == [#"4:1 yaml-syntax: unexpected "---" where a value is expected"#])
  }

  @Test func documentsAfterAFindingAreRead() {
    let result = read("a: *x\n---\nb: 1\n---\nb: 1\nb: 2\n")
    #expect(result.documents == ["failed", #"{"b": integer:1}"#, "failed"])
    #expect(
      result.findings == [#"1:4 undefined-alias: undefined alias "*x""#, #"6:1 duplicate-key: duplicate key "b""#])
  }
}
