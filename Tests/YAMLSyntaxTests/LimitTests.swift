import Diagnostics
import DocumentModel
import SourceText
import Testing
import YAMLSyntax

/// Limits, each with its own finding, and time that grows with the input only.
@Suite(.serialized) struct LimitTests {
  /// Milliseconds that `body` takes.
  private func milliseconds(_ body: () -> Void) -> Double {
    let time = ContinuousClock().measure(body)
    return Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
  }

  private func flow(depth: Int) -> String {
    "x: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "\n"
  }

  @Test func nestingEndsAtAThousand() {
    #expect(read(flow(depth: 999)).findings == [])
    #expect(
      read(flow(depth: 1_000)).findings == [
        "1:1003 nesting-depth: collections are nested deeper than the limit of 1,000"
      ])
    let block = (0..<1_000).map { String(repeating: " ", count: $0) + "k:\n" }.joined()
    #expect(read(block + String(repeating: " ", count: 1_000) + "v\n").findings == [])
    let deeper = block + String(repeating: " ", count: 1_000) + "k: v\n"
    #expect(
      read(deeper).findings == ["1001:1001 nesting-depth: collections are nested deeper than the limit of 1,000"])
    let json = String(repeating: "[", count: 1_001) + String(repeating: "]", count: 1_001)
    #expect(read(json).findings == ["1:1001 nesting-depth: collections are nested deeper than the limit of 1,000"])
  }

  @Test func hopelessNestingIsRefusedAtOnce() {
    for text in [
      flow(depth: 100_000), String(repeating: "[", count: 100_000), String(repeating: "[\n", count: 100_000),
    ] {
      let source = SourceFile(path: "deep.yaml", content: Array(text.utf8))
      var found: [Diagnostic] = []
      let time = milliseconds { found = diagnostics(in: source) }
      #expect(found.map(\.rule) == ["nesting-depth"])
      // 20 ms in a release build; tests are built for debugging and run beside one another.
      #expect(time < 400, "\(time) ms")
    }
  }

  private func laughs(_ levels: Int) -> String {
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
      + (1...levels).map { level in
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
      }.joined()
  }

  @Test func aliasesHaveABudget() throws {
    // 123,440 copies up to a4, which is 111,111 nodes itself: the eighth alias of it is one too many.
    let sound = read(laughs(4))
    #expect(sound.findings == [])
    let found = read(laughs(8)).findings
    #expect(
      found == [
        #"6:45 alias-budget: the alias "*a4" makes the document larger than 1,000,000 expanded nodes"#
      ])
  }

  @Test func theBudgetIsExact() {
    let anchored = "a: &a [" + Array(repeating: "x", count: 999).joined(separator: ", ") + "]\n"
    let full = anchored + "b: [" + Array(repeating: "*a", count: 1_000).joined(separator: ", ") + "]\n"
    #expect(read(full).findings == [])
    #expect(read(full + "c: *a\n").findings.count == 1)
    #expect(read(full + "c: *a\n---\nd: &d x\ne: *d\n").documents == ["failed", #"{"d": "x", "e": "x"}"#])
  }

  @Test func manyKeysAreFoundEqualInLinearTime() {
    func keys(_ count: Int) -> String { (0..<count).map { "key_\($0): \($0)\n" }.joined() }
    let small = SourceFile(path: "small.yaml", content: Array(keys(12_500).utf8))
    let large = SourceFile(path: "large.yaml", content: Array((keys(50_000) + "key_7: 0\n").utf8))
    var found: [Diagnostic] = []
    let base = milliseconds { #expect(diagnostics(in: small).isEmpty) }
    let time = milliseconds { found = diagnostics(in: large) }
    #expect(found.map(\.rule) == ["duplicate-key"])
    #expect(found.first?.related.first?.span.range.start == 63)
    #expect(time < base * 12 + 50, "\(base) ms, then \(time) ms for four times the keys")
  }

  @Test func manyAnchorsAreFoundInLinearTime() {
    func anchors(_ count: Int) -> String {
      (0..<count).map { "- &n\($0) x\n" }.joined() + (0..<count).map { "- *n\($0)\n" }.joined()
    }
    let small = SourceFile(path: "small.yaml", content: Array(anchors(5_000).utf8))
    let large = SourceFile(path: "large.yaml", content: Array(anchors(20_000).utf8))
    let base = milliseconds { #expect(diagnostics(in: small).isEmpty) }
    let time = milliseconds { #expect(diagnostics(in: large).isEmpty) }
    #expect(time < base * 12 + 50, "\(base) ms, then \(time) ms for four times the anchors")
  }

  @Test func charactersAreCountedInLinearTime() {
    func values(_ count: Int) -> String { (0..<count).map { "k\($0): 训练作业 [\($0)]\n" }.joined() }
    let small = SourceFile(path: "small.yaml", content: Array(values(5_000).utf8))
    let large = SourceFile(path: "large.yaml", content: Array(values(20_000).utf8))
    let base = milliseconds { #expect(diagnostics(in: small).isEmpty) }
    let time = milliseconds { #expect(diagnostics(in: large).isEmpty) }
    #expect(time < base * 12 + 50, "\(base) ms, then \(time) ms for four times the lines")
  }

  @Test func largeMappingsInsideOneAnotherKeepTheirKeysApart() {
    let inner = (0..<100).map { "  k\($0): 1\n" }.joined()
    let yaml = (0..<100).map { "k\($0):\n\(inner)" }.joined()
    #expect(read(yaml).findings == [])
    #expect(read(yaml + "  k5: 2\nk6: 3\n").findings.count == 2)
  }
}
