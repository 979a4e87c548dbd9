import Diagnostics
import DocumentModel
import Reporters
import Rules
import SourceText
import Testing

/// What the goldens of SARIF do not show.
@Suite struct SARIFTests {
  /// The first run of a log.
  private func log(_ run: ReportedRun) throws -> (tree: Tree, run: NodeID) {
    let tree = try JSONReader.read(SourceFile(path: "log", content: SARIFReport.bytes(run)))
    let runs = try #require(tree.value("runs", of: .root))
    return (tree, try #require(tree.items(of: runs).first { _ in true }))
  }

  private func text(_ name: String, of id: NodeID, in tree: Tree) throws -> String {
    let value = try #require(tree.entries(of: id).first { tree.string(of: $0.key) == name }?.value)
    if tree[value].kind == .mapping { return tree.string(of: try #require(tree.value("text", of: value))) }
    return tree.string(of: value)
  }

  /// Every rule is told with its words, and every result points at its rule.
  @Test func rulesAreDescribed() throws {
    let (tree, run) = try log(FormatSamples.everyRule)
    let tool = try #require(tree.value("tool", of: run))
    let driver = try #require(tree.value("driver", of: tool))
    let rules = Array(tree.items(of: try #require(tree.value("rules", of: driver))))
    #expect(rules.count == RuleRegistry.descriptions.count && rules.count > 40)
    for (rule, description) in zip(rules, RuleRegistry.descriptions) {
      #expect(try text("id", of: rule, in: tree) == description.id)
      #expect(try text("fullDescription", of: rule, in: tree) == description.why)
      #expect(try text("help", of: rule, in: tree).hasPrefix(description.remedy))
      let summary = try text("shortDescription", of: rule, in: tree)
      #expect(summary.dropFirst() == description.summary.dropFirst() + ".")
    }
    let results = tree.items(of: try #require(tree.value("results", of: run)))
    for result in results {
      let index = try #require(Int(text("ruleIndex", of: result, in: tree)))
      #expect(try text("id", of: rules[index], in: tree) == text("ruleId", of: result, in: tree))
    }
  }

  /// The message is the finding's to the letter, so that other reports can be matched with it.
  @Test func messagesAreKept() throws {
    let (tree, run) = try log(FormatSamples.run(Samples.all))
    let results = tree.items(of: try #require(tree.value("results", of: run)))
    #expect(try results.map { try text("message", of: $0, in: tree) } == Samples.all.map(\.message))
  }

  /// Nobody can apply a fix to an argument.
  @Test func onlyFilesHaveFixes() throws {
    let log = String(decoding: SARIFReport.bytes(FormatSamples.run(FormatSamples.awkward)), as: UTF8.self)
    #expect(!log.contains("artifactChanges"))
    let usual = String(decoding: SARIFReport.bytes(FormatSamples.usual), as: UTF8.self)
    #expect(usual.split(separator: "artifactChanges").count == 2)
  }
}
