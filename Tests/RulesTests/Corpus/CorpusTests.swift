import Compiler
import Diagnostics
import DocumentModel
import Foundation
import JSONSchema
import JobAPI
import Rules
import SourceText
import Testing

/// Every constraint broken in turn, alone and in pairs: one finding a mistake, at the exact place, by the right rule.
@Suite struct CorpusTests {
  /// `error wrong-type 10..<20` of every finding, sorted. That a field is only observed is left out where the sound
  /// manifest has such fields.
  private static func findings(_ text: String, omitting rules: Set<String> = []) throws -> [String] {
    var options = CompilationOptions(goal: .check, workingFolder: "/nowhere-\(getpid())")
    options.paths = ["-"]
    options.standardInput = SourceFile(path: "job.yaml", content: text.utf8)
    return try compile(options).diagnostics.filter { !rules.contains($0.rule) }.map {
      CorpusMutant.brief($0.rule, $0.severity, $0.span.range.indices)
    }.sorted()
  }

  /// The rules that find something in the sound manifest itself: that it has observed fields.
  private static func omitted(of base: CorpusText) throws -> Set<String> {
    let rules = Set(try findings(base.text).compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
    #expect(rules.isSubset(of: ["observed-field"]), "\(base.name)")
    return rules
  }

  @Test func alone() throws {
    var count = 0
    for part in Corpus.all {
      let omitted = try Self.omitted(of: part.base)
      for mutation in part.mutations {
        let mutant = CorpusMutant(part.base, [mutation])
        #expect(try Self.findings(mutant.text, omitting: omitted) == mutant.expected, "\(mutant.name)\n\(mutant.text)")
        count += 1
      }
    }
    print("mutation corpus: \(count) single mistakes in \(Corpus.all.count) manifests")
  }

  /// Two mistakes give the findings of both, but for the exceptions listed; none of those is idle.
  @Test func inPairs() throws {
    var (count, hidden, excepted) = (0, 0, 0)
    var used: Set<Int> = []
    for part in Corpus.all {
      let omitted = try Self.omitted(of: part.base)
      let mutations = part.mutations.filter(\.isPaired)
      for (index, first) in mutations.enumerated() {
        for second in mutations[(index + 1)...] where first.isIndependent(of: second) {
          let mutant = CorpusMutant(part.base, [first, second])
          let found = try Self.findings(mutant.text, omitting: omitted)
          count += 1
          if first.hides(second) || second.hides(first) { hidden += 1 }
          if found == mutant.expected { continue }
          let exceptions = CorpusException.all.indices.lazy.compactMap { index in
            CorpusException.all[index].firstName(first.name, second.name).map { (index: index, name: $0) }
          }
          if let exception = exceptions.first {
            let order = exception.name == first.name ? [first, second] : [second, first]
            let outcome = CorpusException.all[exception.index].outcome
            #expect(mutant.isRight(found, outcome, order), "\(mutant.name): \(found)")
            used.insert(exception.index)
            excepted += 1
          } else {
            Issue.record("\(mutant.name): \(found), not \(mutant.expected)")
          }
        }
      }
    }
    #expect(CorpusException.all.indices.filter { !used.contains($0) }.map { CorpusException.all[$0].reason } == [])
    print(
      "mutation corpus: \(count) pairs, \(hidden) of them with the one under the misspelt key of the other, "
        + "\(excepted) in \(CorpusException.all.count) listed exceptions")
  }

  /// A new constraint in the schema needs a mutation that breaks it, at each place where it holds.
  @Test func everyConstraintIsBroken() throws {
    let schema = RequestSchema.createTrainingJob
    var broken: Set<String> = []
    for part in Corpus.all {
      for mutation in part.mutations {
        let tree = CorpusText(mutation.name, CorpusMutant(part.base, [mutation]).text).tree
        for violation in schema.compiled.violations(tree) {
          var keyword = violation.keyword
          if case .missingProperty(let name) = violation.kind { keyword = name }
          broken.insert(
            Self.place(of: violation.instance, in: tree) + " against "
              + JSONPointer(to: keyword, in: schema.document).description)
        }
      }
    }
    let constraints = SchemaWalk(schema).constraints
    // What is no map is no manifest, so its schema is never asked.
    let exempt: Set = [" against /type"]
    #expect(constraints.map(\.description).filter { !broken.contains($0) && !exempt.contains($0) } == [])
    print("mutation corpus: \(constraints.count - exempt.count) constraints broken")
  }

  /// A new rule about requests needs a mutation that breaks it.
  @Test func everyRuleIsBroken() {
    let titles: Set = ["one field of the request", "fields of the request together"]
    let rules = RuleRegistry.groups.filter { titles.contains($0.title) }.flatMap(\.rules).map { $0.description.id }
    let broken = Set(Corpus.all.flatMap(\.mutations).flatMap(\.expected).map(\.rule))
    #expect(rules.filter { !broken.contains($0) } == ["invalid-value"])
  }

  /// A JSON Pointer with `*` for indexes.
  private static func place(of node: NodeID, in tree: Tree) -> String {
    JSONPointer(to: node, in: tree).description.split(separator: "/").map {
      "/" + ($0.allSatisfy(\.isNumber) ? "*" : String($0))
    }.joined()
  }
}

extension CorpusMutant {
  /// Whether the findings are those of an exception, whose mutations are in its order.
  fileprivate func isRight(
    _ found: [String], _ outcome: CorpusException.Outcome, _ mutations: [CorpusMutation]
  ) -> Bool {
    switch outcome {
    case .first: found == findings(of: mutations[0])
    case .second: found == findings(of: mutations[1])
    case .one: found.count == 1 && Set(found) == Set(expected)
    case .none: found.isEmpty
    case .rule(let rule): found.count == 1 && found[0].split(separator: " ")[1] == rule
    }
  }
}
