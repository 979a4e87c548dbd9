import Diagnostics
import Foundation
import Golden
import Rules
import Testing

@testable import Compiler

/// What is said of each rule is whole, and its examples are what they claim to be.
struct RuleDescriptionTests {
  /// Rules whose mistake no text on a screen could show: limits in megabytes, unreadable files, and what no check says.
  static let withoutExamples: Set = [
    "document-count", "file-size", "invalid-value", "json-number", "model-engine", "nesting-depth", "reference-budget",
    "schema-error", "schema-violation", "suppressed-error", "unknown-keyword", "unreadable-file", "use-limit",
  ]

  static let all = RuleRegistry.descriptions

  @Test func identifiersAreUniqueAndSorted() {
    let ids = Self.all.map(\.id)
    #expect(ids == Set(ids).sorted())
    #expect(ids.count > 70)
    for id in ids {
      #expect(id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil)
      #expect(RuleRegistry.description(of: id)?.id == id)
    }
    #expect(RuleRegistry.description(of: "no-such-rule") == nil)
  }

  @Test(arguments: all)
  func descriptionsAreComplete(_ rule: RuleDescription) {
    #expect(rule.summary.count > 10 && !rule.summary.hasSuffix(".") && !rule.summary.contains("\n"))
    for text in [rule.why, rule.remedy] {
      #expect(text.count > 40 && text.hasSuffix(".") && !text.contains("\n"), "\(rule.id): \(text)")
    }
    #expect(rule.source?.isEmpty != true)
    #expect((rule.bad == nil) == Self.withoutExamples.contains(rule.id))
    #expect((rule.good == nil) == Self.withoutExamples.contains(rule.id))
  }

  /// The bad one gives exactly one finding, of this rule and severity; the good one none. That a field is only observed
  /// is said of both.
  @Test(arguments: all)
  func examplesAreTrue(_ rule: RuleDescription) throws {
    guard let bad = rule.bad, let good = rule.good else { return }
    let found = try Self.findings(bad, of: rule)
    #expect(found.map(\.rule) == [rule.id], "\(found.map { CompactFinding.text($0) }.joined())")
    #expect(found.map(\.severity) == [rule.severity])
    #expect(try Self.findings(good, of: rule).map { CompactFinding.text($0) } == [])
  }

  /// Every identifier that the sources give to a finding has a page.
  @Test func everyIdentifierInTheSourcesIsDescribed() throws {
    let ids = Set(Self.all.map(\.id))
    let sources = Golden.root.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    var count = 0
    for path in paths where path.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in text.matches(of: /\brule(?:: | = )"([^"\\]+)"/) {
        #expect(ids.contains(String(match.1)), "\(path): \(match.1)")
        count += 1
      }
    }
    #expect(count > 80)
  }

  /// Every finding of every spec is of a rule that has a page.
  @Test(arguments: Spec.all)
  func everyFindingIsDescribed(spec: Spec) throws {
    for finding in try spec.compiled(.check).diagnostics {
      #expect(RuleRegistry.description(of: finding.rule) != nil, "\(finding.rule)")
    }
  }

  private static func findings(_ example: RuleExample, of rule: RuleDescription) throws -> [Diagnostic] {
    let project = try ScratchProject(
      Dictionary(uniqueKeysWithValues: example.files.map { ($0.path, $0.text) }))
    var options = CompilationOptions(goal: .check, workingFolder: project.folder.path)
    options.now = Spec.now
    for argument in example.arguments {
      let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
      switch words[0] {
      case "--var": options.variableArguments.append(words[1])
      case "--var-file": options.variableFiles.append(words[1])
      default: Issue.record("an example with an option that is not known: \(argument)")
      }
    }
    let found = try compile(options).diagnostics
    return rule.id == "observed-field" ? found : found.filter { $0.rule != "observed-field" }
  }
}

extension RuleDescription: CustomTestStringConvertible {
  /// The whole page would fill the log of a run.
  public var testDescription: String { id }
}
