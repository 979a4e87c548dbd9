import Diagnostics
import Rules
import SourceText
import Testing

/// How suppressions are read.
struct SuppressionTests {
  private static func read(_ text: String) -> FileSuppressions? {
    FileSuppressions(SourceFile(path: "a.yaml", content: Array(text.utf8)))
  }

  @Test(arguments: [
    "a: 1\n", "# jobc\n", "# jobc: 1\n", "# jobc: compile it for prod\n", "a: '# jobc: ignore[volume]'\n",
    "a: b#jobc:ignore\n", "## jobc: ignore[volume]\n", "# jobc: ignored by the nightly run\n", "# jobc:\na: 1\n",
    "a: |\n  # jobc: ignore[volume]\n", "{\"a\": \"# jobc: ignore[x]\"}\n", "#jobc: 1\na: 1\n",
    "# x#jobc: ignore[volume]\n",
    "# JOBC: ignore[volume]\n", "# jobc: see [the guide]\n".replacing("[", with: "("),
  ])
  func commentsThatAreNoneOfOurs(_ text: String) { #expect(Self.read(text) == nil, "\(text)") }

  @Test(arguments: [
    ("# jobc: ignore[volume] why\na: 1", "line 2: volume", "why"),
    ("a: 1 # jobc: ignore[volume]", "line 1: volume", ""),
    (
      "\u{FEFF}#  jobc:\tignore[ volume ,value-range, ]\t because [of] it \r\n\r\na: 1", "line 3: volume value-range",
      "because [of] it"
    ),
    ("# jobc: ignore-file[volume] all\na: 1", "file: volume", "all"),
    ("# the licence\n\n# jobc: ignore-file[volume] all\na: 1", "file: volume", "all"),
    ("a: 1 # jobc: ignore-file[volume] all", "file: volume", "all"),
    ("a: 1\n# jobc: ignore[volume] why", "nowhere: volume", "why"),
    ("# a\n# jobc: ignore[volume] one\n# b\n\n- # c\n  - 1", "line 5: volume", "one"),
    ("a: { # x\n  # jobc: ignore[volume]\n  }\nb: 1", "line 4: volume", ""),
    ("a: # on the next line # jobc: ignore[volume] why\n  b", "line 1: volume", "why"),
  ])
  func sound(_ text: String, _ expected: String, _ reason: String) throws {
    let read = try #require(Self.read(text))
    #expect(read.diagnostics.isEmpty)
    let suppression = try #require(read.suppressions.first)
    let scope =
      switch suppression.scope {
      case .file: "file"
      case .line(let line?): "line \(line)"
      case .line(nil): "nowhere"
      }
    #expect("\(scope): \(suppression.entries.map(\.rule).joined(separator: " "))" == expected)
    #expect(suppression.reason == reason)
    #expect(read.suppressions.count == 1)
    for entry in suppression.entries { #expect(entry.span.source.text(in: entry.span.range) == entry.rule) }
  }

  @Test func severalInOneComment() throws {
    let read = try #require(Self.read("a: 1 # jobc: ignore[volume] x # jobc: ignore[value-range] y"))
    #expect(read.suppressions.map(\.reason) == ["x", "y"])
    #expect(
      read.suppressions.map { $0.span.source.text(in: $0.span.range) }
        == ["# jobc: ignore[volume] x", "# jobc: ignore[value-range] y"])
  }

  /// What is wrong, where, and the comment after the fix.
  @Test(arguments: [
    (
      "# jobc: ignroe[volume] x", "suppression 1-23 unknown directive \"ignroe\" in a comment for jobc",
      "# jobc: ignore[volume] x"
    ),
    ("# jobc: disable[volume] x", "suppression 1-24 unknown directive \"disable\" in a comment for jobc", nil),
    ("# jobc: noqa: volume", "suppression 1-21 unknown directive \"noqa\" in a comment for jobc", nil),
    (
      "# jobc: ignore_file[volume]", "suppression 1-28 unknown directive \"ignore_file\" in a comment for jobc",
      "# jobc: ignore-file[volume]"
    ),
    (
      "#jobc:ignore[volume] x",
      "suppression 1-21 \"#jobc:ignore\" lacks a blank: a suppression begins with \"# jobc: ignore[\"",
      "# jobc: ignore[volume] x"
    ),
    (
      "#jobc: ignore[volume]",
      "suppression 1-22 \"#jobc: ignore\" lacks a blank: a suppression begins with \"# jobc: ignore[\"",
      "# jobc: ignore[volume]"
    ),
    (
      "# jobc: ignore [volume,value-range] x", "suppression 1-36 a blank stands between \"ignore\" and its brackets",
      "# jobc: ignore[volume, value-range] x"
    ),
    ("# jobc: ignore", "suppression 1-15 \"ignore\" names no rule in brackets", nil),
    ("# jobc: ignore volume x", "suppression 1-22 \"ignore\" names no rule in brackets", "# jobc: ignore[volume] x"),
    (
      "# jobc: ignore: volume, volume", "suppression 1-31 \"ignore\" names no rule in brackets",
      "# jobc: ignore[volume, volume]"
    ),
    ("# jobc: ignore(volume) x", "suppression 1-23 \"ignore\" names no rule in brackets", "# jobc: ignore[volume] x"),
    ("# jobc: ignore[]", "suppression 1-17 \"ignore[]\" names no rule", nil),
    ("# jobc: ignore-file[ , ] x", "suppression 1-25 \"ignore-file[]\" names no rule", nil),
    (
      "# jobc: ignore[volume x", "suppression 1-22 the list of rules that \"ignore[\" begins is not closed",
      "# jobc: ignore[volume] x"
    ),
    ("# jobc: ignore[", "suppression 1-16 the list of rules that \"ignore[\" begins is not closed", nil),
    ("# jobc: ignore[volum]", "unknown-rule 16-21 unknown rule \"volum\"", "# jobc: ignore[volume]"),
    ("# jobc: ignore[*]", "unknown-rule 16-17 unknown rule \"*\"", nil),
    ("# jobc: ignore[Volume]", "unknown-rule 16-22 unknown rule \"Volume\"", "# jobc: ignore[volume]"),
    (
      "# jobc: ignore[volume value-range]", "unknown-rule 16-34 unknown rule \"volume value-range\"",
      "# jobc: ignore[volume, value-range]"
    ),
    ("# jobc: ignore[yaml-syntax]", "suppression 16-27 \"yaml-syntax\" cannot be suppressed", nil),
    ("# jobc: ignore[unused-suppression]", "suppression 16-34 \"unused-suppression\" cannot be suppressed", nil),
  ])
  func malformed(_ text: String, _ expected: String, _ mended: String?) throws {
    let read = try #require(Self.read(text + "\na: 1\n"))
    #expect(read.suppressions.flatMap(\.entries).isEmpty)
    #expect(read.diagnostics.count == 1)
    let finding = try #require(read.diagnostics.first)
    let index = LineIndex(read.source)
    let columns = [finding.span.range.start, finding.span.range.end].map { index.position(of: $0).column }
    #expect("\(finding.rule) \(columns[0])-\(columns[1]) \(finding.message)" == expected)
    #expect(finding.severity == .error)
    #expect(finding.help != nil)
    #expect(finding.mended == mended.map { $0 + "\na: 1\n" })
    if let mended { #expect(Self.read(mended + "\na: 1\n")?.diagnostics.isEmpty == true) }
  }

  @Test func fileSuppressionsStandFirst() throws {
    let read = try #require(Self.read("a: 1 # y\n# jobc: ignore-file[volume] x\nb: 1\n"))
    #expect(read.suppressions.isEmpty)
    #expect(read.diagnostics.map(\.message) == ["\"ignore-file\" stands behind the start of the file"])
  }

  /// The lines from which a finding is covered.
  @Test(arguments: [
    ("# jobc: ignore[volume]\na: 1\nb: 2\n", [2]),
    ("a: 1 # jobc: ignore[volume]\nb: 2\n", [1]),
    ("a: 1\n\n# jobc: ignore[volume]\n\n# x\nb: 2\nc: 3\n", [6]),
    ("# jobc: ignore[volume]\na: |\n  x\n  y\nb: 2\n", [2, 3, 4]),
    ("a: |2  # jobc: ignore[volume]\n  x\n\n  y\n\nb: 2\n", [1, 2, 3, 4]),
    ("a:\n  'x\n  y' # jobc: ignore[volume]\nb: 2\n", [2, 3]),
    ("# jobc: ignore[volume]\n---\n# x\n--- \na: 1\n", [5]),
    ("# jobc: ignore[volume]\na: [x,\n  y]\n", [2]),
    ("# jobc: ignore-file[volume]\na: 1\n", [1, 2]),
    ("a: 1\n# jobc: ignore[volume]\n", []),
    ("# jobc: ignore[value-range]\na: 1\n", []),
  ])
  func coverage(_ text: String, _ expected: [Int]) throws {
    let read = try #require(Self.read(text))
    let index = LineIndex(read.source)
    let covered = index.lineStarts.indices.filter { line in
      let content = index.content(ofLine: line + 1)
      let place = ByteRange(emptyAt: max(content.start, content.end == content.start ? content.start : content.end - 1))
      let finding = Diagnostic(rule: "volume", message: "x", at: SourceSpan(source: read.source, range: place))
      return read.entry(covering: finding) != nil
    }
    #expect(covered.map { $0 + 1 }.filter { index.content(ofLine: $0).count > 0 || expected.contains($0) } == expected)
  }

  /// What goes when a suppression goes: what is left parses as before and has no trace of it.
  @Test(arguments: [
    ("a: 1\n  # jobc: ignore[volume] x\nb: 2\n", "a: 1\nb: 2\n"),
    ("a: 1   # jobc: ignore[volume] x\r\nb: 2\n", "a: 1\r\nb: 2\n"),
    ("a: 1 # y # jobc: ignore[volume] x\nb: 2\n", "a: 1 # y\nb: 2\n"),
    ("# jobc: ignore[volume, value-range] x\nb: 2", "b: 2"),
    ("b: 2\n# jobc: ignore[volume]", "b: 2\n"),
    ("\u{FEFF}# jobc: ignore[volume]\nb: 2", "\u{FEFF}b: 2"),
  ])
  func removal(_ text: String, _ expected: String) throws {
    let read = try #require(Self.read(text))
    let unused = read.unused([], isJudged: { _ in true }, nearest: { _ in nil })
    #expect(unused.count == read.suppressions[0].entries.count)
    for finding in unused { #expect(finding.mended == expected) }
  }

  @Test func oneOfSeveralRulesGoes() throws {
    let read = try #require(Self.read("# jobc: ignore[volume,  value-range, bogus , job-name] x\nb: 2"))
    let used: Set = [FileSuppressions.EntryID(suppression: 0, entry: 1)]
    let unused = read.unused(used, isJudged: { _ in true }, nearest: { _ in nil })
    #expect(unused.map(\.mended) == Array(repeating: "# jobc: ignore[value-range, bogus] x\nb: 2", count: 2))
    #expect(
      read.unused([], isJudged: { $0 == "job-name" }, nearest: { _ in nil }).map(\.mended)
        == ["# jobc: ignore[volume, value-range, bogus] x\nb: 2"])
  }

  /// Comments that are none of ours are not searched again and again.
  @Test(.timeLimit(.minutes(10))) func manyOtherComments() throws {
    let text =
      "# jobc: ignore[volume]\n" + String(repeating: "a: 1 # b\n---\n", count: 200_000) + "# jobc: ignore[volume]"
    let read = try #require(Self.read(text))
    #expect(read.suppressions.map(\.scope) == [.line(2), .line(nil)])
  }

  /// 100,000 comments on one line and as many findings there take no time worth speaking of.
  @Test(.timeLimit(.minutes(10))) func manyOfEverything() throws {
    let text = String(repeating: "# jobc: ignore[volume, volum]\n", count: 20_000) + "a: 1\n"
    let read = try #require(Self.read(text))
    #expect(read.suppressions.count == 20_000)
    let place = ByteRange(emptyAt: UInt32(text.utf8.count - 3))
    let finding = Diagnostic(rule: "volume", message: "x", at: SourceSpan(source: read.source, range: place))
    for _ in 0..<100_000 { #expect(read.entry(covering: finding)?.suppression == 0) }
  }
}
