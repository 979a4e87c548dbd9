import Diagnostics
import Foundation
import Golden
import Rules
import Testing

/// One mistake, one finding, at its own place.
@Suite struct CaseTests {
  private static let all = Case.fields + Case.alternatives + Case.warnings

  @Test(arguments: all)
  func findsExactly(_ example: Case) throws {
    #expect(try check(example.text).map(\.brief) == example.findings)
  }

  /// The words of every case, accepted as a whole.
  @Test func words() throws {
    let text = try Self.all.map { example in
      let findings = try check(example.text).map(\.full)
      return findings.isEmpty ? "" : "# \(example.name)\n" + findings.joined(separator: "\n") + "\n\n"
    }
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "words.golden")
    try Golden.expect(text.joined(), at: url)
  }

  /// Every fix gives a request without the finding.
  @Test(arguments: all)
  func fixesMend(_ example: Case) throws {
    for finding in try check(example.text) where !finding.fixes.isEmpty {
      let mended = try #require(finding.mended)
      #expect(try check(mended).allSatisfy { $0.brief != finding.brief }, "\(mended)")
    }
  }

  /// Each rule that checks requests finds something in some case.
  @Test func everyRuleIsExercised() throws {
    let found = Set(try Self.all.flatMap { try check($0.text).map(\.rule) })
    let titles: Set = ["one field of the request", "fields of the request together"]
    let groups = RuleRegistry.groups.filter { titles.contains($0.title) }
    #expect(groups.count == titles.count)
    let ids = groups.flatMap(\.rules).map { $0.description.id }
    #expect(Set(ids).subtracting(found) == ["invalid-value"])
    #expect(found.isSubset(of: ids))
  }

  @Test(arguments: all)
  func everyFindingNamesItsSource(_ example: Case) throws {
    for finding in try check(example.text) where finding.pointer != "" && finding.rule != "unknown-key" {
      #expect(finding.source != nil, "\(finding.message)")
    }
  }
}
