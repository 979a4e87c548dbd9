import Compiler
import Diagnostics
import Manifest
import Randomness
import Reporters
import SourceText
import Testing

@testable import Review

/// That what a narrowed run leaves out says nothing: two states of a random project, compared as far as the changes reach
/// and as a whole.
@Suite(.timeLimit(.minutes(10)))
struct NarrowingPropertyTests {
  /// Two states and how they are looked at.
  private struct Case {
    let seed: UInt64
    let before: ProjectFiles
    let after: ProjectFiles
    let changes: ChangedFiles
    var options = CompilationOptions(goal: .requests, workingFolder: ProjectFiles.root.string)

    init(seed: UInt64) {
      self.seed = seed
      var project = RandomProject(seed: seed)
      // Both directions, so that what is broken may be mended.
      let edits = 1 + project.below(3)
      let (one, other) = (project.files, project.edited(edits))
      (before, after) = project.isOne(in: 3) ? (other, one) : (one, other)
      changes = before.changes(to: after, leavingOutNew: project.isOne(in: 2))
      if project.isOne(in: 5) { options.environments = [project.pick(["dev", "test", "prod"])] }
      if project.isOne(in: 5) {
        options.paths = [project.pick(["jobs", "jobs/a", "lib/l1.yaml", "jobs/b", "jobc.yaml"])]
      }
      if project.isOne(in: 6) { options.variableArguments = [project.pick(["tag=g", "v1=/g", "own1=g", "later=1"])] }
      if project.isOne(in: 6) { options.variableFiles = ["vars/given.yaml"] }
    }

    var text: Comment { "seed \(seed), \(options.paths) \(options.environments)\n\(before.description(of: after))" }

    func diff(_ changes: ChangedFiles?) -> Result<RequestDiff, CompilationError> {
      let comparison = RevisionComparison(
        base: .init(side: .init(name: "base", commit: nil), files: before.snapshot()),
        head: .init(side: .init(name: "head", commit: nil), files: after.snapshot()), changes: changes, options: options
      )
      do throws(CompilationError) { return .success(try comparison.run()) } catch { return .failure(error) }
    }
  }

  private static let caseCount = 20

  /// The same report but for errors that both sides have alike in what the changes do not reach: nothing is said of these.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func aNarrowedDiffIsTheWholeOne(block: UInt64) throws {
    for seed in 0..<UInt64(Self.caseCount) {
      let example = Case(seed: block * 1_000 + seed)
      let (narrow, whole) = (example.diff(example.changes), example.diff(nil))
      guard case .success(var narrow) = narrow, case .success(var whole) = whole else {
        if case .failure(let one) = narrow, case .failure(let other) = whole {
          #expect(one == other, example.text)
        } else {
          Issue.record("\(narrow) is not \(whole)\n\(example.text)")
        }
        continue
      }
      // What the whole comparison does not know, and what it counts besides.
      #expect(narrow.comparedCount <= whole.comparedCount)
      whole.comparedCount = narrow.comparedCount
      whole.wholeBecause = narrow.wholeBecause
      whole.reached = narrow.reached
      expectErrors(narrow, of: whole, example.text)
      (narrow.baseErrors, narrow.headErrors, whole.baseErrors, whole.headErrors) = ([], [], [], [])
      #expect(text(of: narrow) == text(of: whole), example.text)
      #expect(DiffJSON.bytes(narrow, version: "1") == DiffJSON.bytes(whole, version: "1"), example.text)
      #expect(DiffMarkdown.bytes(narrow) == DiffMarkdown.bytes(whole), example.text)
    }
  }

  private func text(of diff: RequestDiff) -> String {
    String(decoding: DiffText.bytes(diff, isColored: false), as: UTF8.self)
  }

  private func expectErrors(_ narrow: RequestDiff, of whole: RequestDiff, _ text: Comment) {
    let (base, head) = (whole.baseErrors.map(Finding.init), whole.headErrors.map(Finding.init))
    for (shown, all) in [(narrow.baseErrors, base), (narrow.headErrors, head)] {
      let shown = shown.map(Finding.init)
      for finding in shown {
        #expect(all.contains { $0 == finding && finding.jobs.isSubset(of: $0.jobs) }, "\(finding)\n\(text)")
      }
      for finding in all where !shown.contains(finding) {
        #expect(base.contains(finding) && head.contains(finding), "\(finding)\n\(text)")
      }
    }
  }

  /// The changed files that others include are told with all of their users.
  @Test(arguments: 0..<5 as Range<UInt64>)
  func theUsersOfSharedFilesAreAllThere(block: UInt64) throws {
    for seed in 0..<UInt64(Self.caseCount) {
      let example = Case(seed: 100_000 + block * 1_000 + seed)
      guard case .success(let diff) = example.diff(example.changes),
        let (old, new) = try? (compile(example, example.before), compile(example, example.after))
      else { continue }
      for file in diff.reached {
        var users: [NameKey: Set<NameKey>] = [:]
        for manifest in new.manifests + old.manifests
        where manifest.closure.contains(where: { TextOrder.areEqual($0, file.path) })
          && users[NameKey(manifest.path)] == nil
        { users[NameKey(manifest.path)] = Set(manifest.jobs.map { NameKey($0.name) }) }
        #expect(file.manifestCount == users.count, example.text)
        #expect(Set(file.jobs.map { NameKey($0) }) == users.values.reduce([]) { $0.union($1) }, example.text)
      }
    }
  }

  /// Every manifest whose requests or findings differ is selected, and every new finding is reported.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func whatDiffersIsSelected(block: UInt64) throws {
    for seed in 0..<UInt64(Self.caseCount) {
      let example = Case(seed: 200_000 + block * 1_000 + seed)
      guard
        let (old, new, narrow) = try? (
          compile(example, example.before), compile(example, example.after),
          compile(example, example.after, example.changes)
        )
      else { continue }
      let selected = Set(narrow.files.map { NameKey($0) })
      let before = Set(old.requests.map(RequestKey.init))
      // A job that had its name from another file's until that changed is sound now; nothing is wrong with it.
      let doubled = Set(
        old.diagnostics.filter { $0.rule == "duplicate-job-name" }
          .flatMap { [$0.span] + $0.related.map(\.span) }.map { NameKey($0.source.path) })
      for request in new.requests
      where !before.contains(RequestKey(request)) && !doubled.contains(NameKey(request.path)) {
        #expect(selected.contains(NameKey(request.path)), "\(request.jobName)\n\(example.text)")
      }
      let requests = new.requests.filter { selected.contains(NameKey($0.path)) }
      #expect(narrow.requests.map(RequestKey.init) == requests.map(RequestKey.init), example.text)
      let known = Set(old.diagnostics.map(Finding.init))
      let shown = narrow.diagnostics.map(Finding.init)
      for finding in new.diagnostics.map(Finding.init) where !known.contains(finding) {
        // That nothing uses a shared declaration any more is said where its file is looked at.
        if finding.rule.hasPrefix("unused-"), !selected.contains(NameKey(finding.path)) { continue }
        #expect(shown.contains(finding), "\(finding)\n\(example.text)")
      }
    }
  }

  /// Files that are not reported on are resolved only where that matters: resolving them all says nothing else.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func whatIsLeftUnresolvedSaysNothing(block: UInt64) throws {
    for seed in 0..<UInt64(Self.caseCount) {
      let example = Case(seed: 300_000 + block * 1_000 + seed)
      let paths = example.after.paths
      var options = example.options
      options.overlay = SourceOverlay(over: example.after.snapshot())
      options.takesAllEnvironments = true
      options.allowsUnknownNames = true
      // A file, a folder, or what has changed.
      if seed % 3 != 0 { options.paths = [paths[Int(seed) * 7 % paths.count]] }
      if seed % 3 == 0 { (options.paths, options.changes) = (["."], example.changes) }
      if seed % 6 == 1 { options.paths = ["jobs/b"] }
      guard let few = try? Compiler.compile(options) else { continue }
      options.resolvesAll = true
      let all = try Compiler.compile(options)
      #expect(text(of: few) == text(of: all), "\(options.paths) \(example.text)")
    }
  }

  /// All that a run tells.
  private func text(of run: Compilation) -> String {
    var lines = [TextReport.text(run.diagnostics), TextReport.text(run.suppressed.map(\.diagnostic))]
    lines += run.requests.map { "\($0.path) \($0.environment) \(String(decoding: $0.body, as: UTF8.self))" } + run.files
    lines += run.reached.map { "\($0.path) \($0.manifestCount) \($0.jobs)" } + run.skippedChecks.map(\.reason)
    return lines.joined(separator: "\n") + "\(run.jobCount) \(run.environments) \(run.changedForAll)"
  }

  private func compile(_ example: Case, _ files: ProjectFiles, _ changes: ChangedFiles? = nil) throws -> Compilation {
    var options = example.options
    options.overlay = SourceOverlay(over: files.snapshot())
    options.changes = changes
    options.resolvesAll = changes == nil
    options.keepsFiles = true
    options.takesAllEnvironments = true
    options.allowsUnknownNames = true
    if options.paths.isEmpty { options.paths = ["."] }
    return try Compiler.compile(options)
  }

  /// A finding as people see it, without the jobs that it touches, the ways to them and their environments.
  private struct Finding: Hashable, CustomStringConvertible {
    let rule: String
    let path: String
    let description: String
    let jobs: Set<NameKey>

    init(_ diagnostic: Diagnostic) {
      rule = diagnostic.rule
      path = diagnostic.span.source.path
      jobs = Set(diagnostic.jobs.map { NameKey($0) })
      var diagnostic = diagnostic
      diagnostic.jobs = []
      diagnostic.related = []
      diagnostic.environments = []
      description = TextReport.text([diagnostic])
    }

    static func == (a: Finding, b: Finding) -> Bool { a.description == b.description }

    func hash(into hasher: inout Hasher) { hasher.combine(description) }
  }

  private struct RequestKey: Hashable {
    let place: [NameKey]
    let document: Int
    let body: [UInt8]

    init(_ request: CompiledRequest) {
      place = [NameKey(request.path), NameKey(request.environment)]
      document = request.document
      body = request.body
    }
  }
}
