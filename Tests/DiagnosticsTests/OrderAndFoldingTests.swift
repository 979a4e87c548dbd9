import Diagnostics
import SourceText
import Testing

@Suite struct OrderAndFoldingTests {
  private let a = SourceFile(path: "a.yaml", content: Array("0123456789".utf8))
  private let b = SourceFile(path: "b.yaml", content: Array("0123456789".utf8))

  private func finding(
    _ rule: String, _ source: SourceFile, _ range: Range<Int>, _ message: String = "m", severity: Severity = .error,
    related: [Label] = [], environments: [String] = [], jobs: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      rule: rule, severity: severity, message: message, at: SourceSpan(source: source, range: ByteRange(range)),
      related: related, environments: environments, jobs: jobs)
  }

  private func label(_ source: SourceFile, _ range: Range<Int>, _ message: String) -> Label {
    Label(SourceSpan(source: source, range: ByteRange(range)), message)
  }

  @Test func theOrderIsByPlaceThenRuleThenMessage() {
    let sorted = [
      finding("b-rule", a, 0..<1), finding("a-rule", a, 0..<2), finding("b-rule", a, 0..<2, "a"),
      finding("b-rule", a, 0..<2, "b", severity: .error), finding("b-rule", a, 0..<2, "b", severity: .note),
      finding("a-rule", a, 3..<3), finding("a-rule", b, 0..<0),
      // By scalars: the composed letter comes after the plain one whatever follows that.
      finding("a-rule", SourceFile(path: "e\u{301}", content: []), 0..<0),
      finding("a-rule", SourceFile(path: "f", content: []), 0..<0),
      finding("a-rule", SourceFile(path: "\u{E9}", content: []), 0..<0),
    ]
    #expect(sorted.reversed().inReportOrder() == sorted)
    #expect((Array(sorted[3...]) + sorted[..<3]).inReportOrder() == sorted)
  }

  @Test func identicalFindingsBecomeOne() {
    let first = label(b, 1..<2, "first declared here")
    let user = label(b, 3..<4, "used here")
    let folded = [
      finding("r", a, 0..<1, related: [first], environments: ["prod"], jobs: ["train-b"]),
      finding("r", a, 0..<1, severity: .warning, related: [user, first], environments: ["dev"], jobs: ["train-a"]),
      finding("r", a, 0..<1, related: [first], environments: ["prod", "test"], jobs: ["train-b", "train-10"]),
    ].folded(environments: ["dev", "test", "prod"])
    #expect(
      folded == [
        finding(
          "r", a, 0..<1, related: folded.first?.related ?? [], environments: ["dev", "test", "prod"],
          jobs: ["train-10", "train-a", "train-b"])
      ])
    #expect(folded.first?.related.count == 2)
    #expect(folded.first?.related.contains(first) == true && folded.first?.related.contains(user) == true)
  }

  @Test func theOrderOfTheInputPlaysNoPart() {
    let findings = (0..<40).map { i in
      finding(
        "r\(i % 3)", i % 2 == 0 ? a : b, i % 5..<6, "m\(i % 2)", related: [label(b, 0..<1, "l\(i % 4)")],
        environments: ["e\(i % 7)"], jobs: ["j\(i % 6)"])
    }
    let expected = findings.folded(environments: ["e3", "e1"])
    #expect(findings.reversed().folded(environments: ["e3", "e1"]) == expected)
    #expect(expected.count == 30)
  }

  @Test func differentMessagesAndPlacesStayApart() {
    let findings = [
      finding("r", a, 0..<1, "m"), finding("r", a, 0..<1, "n"), finding("r", a, 0..<2, "m"),
      finding("s", a, 0..<1, "m"),
      finding("r", b, 0..<1, "m"),
    ]
    #expect(findings.folded(environments: []).count == 5)
  }

  @Test func aFindingThatHoldsEverywhereNamesNoEnvironment() {
    let findings = [finding("r", a, 0..<1, environments: ["dev"]), finding("r", a, 0..<1)]
    #expect(findings.folded(environments: ["dev"]).map(\.environments) == [[]])
  }

  @Test func unknownEnvironmentsComeLast() {
    let folded = [finding("r", a, 0..<1, environments: ["z", "b", "a", "z"])].folded(environments: ["z"])
    #expect(folded.map(\.environments) == [["z", "a", "b"]])
  }
}
