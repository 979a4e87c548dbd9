import Compiler
import Manifest
import SourceText

/// Compiles two states of a project and compares their requests, looking at no more than can differ.
///
/// A manifest whose file and whose includes are the same on both sides has the same requests there, so that the head is
/// loaded as a whole, for the names of all jobs and for who includes what, and of the base only what the changes reach.
/// Where that does not tell everything, as with names that several jobs have, both sides are compiled as a whole.
package struct RevisionComparison {
  /// A state: what its files are and what people call it.
  package struct State: Sendable {
    package let side: RequestDiff.Side
    /// Nil for the work tree.
    package let files: FileSnapshot?

    package init(side: RequestDiff.Side, files: FileSnapshot?) {
      self.side = side
      self.files = files
    }
  }

  private let base: State
  private let head: State
  private let changes: ChangedFiles?
  /// Options for both sides.
  private let options: CompilationOptions

  /// - Parameters:
  ///   - changes: the files that differ; nil where that is not known, and everything is looked at.
  ///   - options: what to compile; its overlay is not used.
  package init(base: State, head: State, changes: ChangedFiles?, options: CompilationOptions) {
    self.base = base
    self.head = head
    self.changes = changes
    var options = options
    options.goal = .requests
    options.keepsSources = true
    options.keepsFiles = true
    options.takesAllEnvironments = options.environments.isEmpty
    options.allowsUnknownNames = true
    if options.paths.isEmpty { options.paths = [options.projectFile.map { Self.folder(of: $0) } ?? "."] }
    self.options = options
  }

  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
  }

  /// The diff.
  ///
  /// - Throws: what makes no sense on either side.
  package func run() throws(CompilationError) -> RequestDiff {
    try checkPaths()
    let outcome = try narrow()
    let old: Compilation
    let new: Compilation
    switch outcome {
    case .enough(let base, let head): (old, new) = (base, head)
    case .tooLittle: (old, new) = (try compile(base, nil, resolvesAll: true), try compile(head, nil, resolvesAll: true))
    }
    try checkNames(old, new)
    var differ = RequestDiffer(
      base: old, head: new, RequestDiff(base: base.side, head: head.side))
    differ.run()
    var diff = differ.diff
    if case .tooLittle(let cause) = outcome { diff.wholeBecause = cause }
    diff.reached = reached(old, new)
    return diff
  }

  // MARK: What is compiled

  private enum Narrow {
    case enough(old: Compilation, new: Compilation)
    /// Everything must be compared; the file that all jobs depend on and that has changed, if that is why.
    case tooLittle(because: String?)
  }

  /// Both sides as far as the changes reach.
  private func narrow() throws(CompilationError) -> Narrow {
    guard let changes else { return .tooLittle(because: nil) }
    let new = try compile(head, changes)
    if let cause = new.changedForAll.first { return .tooLittle(because: cause) }
    guard new.unknownVariable == nil, !new.hasDuplicateJobs else { return .tooLittle(because: nil) }
    let reached = changes.paths.union(new.manifests.filter(\.isReported).map(\.location))
    // What the changes reach in the head is looked at in the base, whatever reaches it there: a new file may have been
    // missing, and only the head knows that it is new.
    var changesOfBase = changes
    changesOfBase.paths = reached
    let old = try compile(base, changesOfBase, manifests: reached)
    if let cause = old.changedForAll.first { return .tooLittle(because: cause) }
    if old.hasDuplicateJobs { return .tooLittle(because: nil) }
    // A name that a manifest elsewhere has as well.
    var others = new.manifests.filter { !reached.contains($0.location) }
    if Self.mayCollide(old, others) {
      others = try compile(head, changes, resolvesAll: true).manifests.filter { !reached.contains($0.location) }
    }
    let names = Set(others.flatMap(\.jobs).map(JobKey.init))
    let collides = old.manifests.contains { file in file.jobs.contains { names.contains(JobKey($0)) } }
    return collides ? .tooLittle(because: nil) : .enough(old: old, new: new)
  }

  /// Whether a job of the base may have the name of one whose own is not known.
  private static func mayCollide(_ base: Compilation, _ others: [CompiledFile]) -> Bool {
    let known = Set(base.manifests.flatMap(\.jobs).map { NameKey($0.name) })
    let unknown = others.flatMap(\.otherNames)
    if known.isEmpty || unknown.isEmpty { return false }
    let names = unknown + known.map { PossibleName(String(decoding: $0.utf8, as: UTF8.self)) }
    return (PossibleName.overlaps(in: names).last ?? -1) >= unknown.count
  }

  private struct JobKey: Hashable {
    let name: NameKey
    let workspace: NameKey
    let environment: NameKey

    init(_ job: CompiledFile.Job) {
      name = NameKey(job.name)
      workspace = NameKey(job.workspace)
      environment = NameKey(job.environment)
    }
  }

  private func compile(
    _ state: State, _ changes: ChangedFiles?, manifests: Set<AbsolutePath>? = nil, resolvesAll: Bool = false
  ) throws(CompilationError) -> Compilation {
    var options = self.options(for: state)
    options.paths = options.paths.filter(options.finds)
    // What the side does not have at all: nothing comes of it.
    if options.paths.isEmpty || !(options.projectFile.map(options.finds) ?? true) { return Compilation() }
    options.changes = changes
    options.manifests = manifests
    options.resolvesAll = resolvesAll
    return try Compiler.compile(options)
  }

  /// The options with the files of a state.
  private func options(for state: State) -> CompilationOptions {
    var options = options
    if let files = state.files { options.read(files) }
    return options
  }

  // MARK: What is named

  private func checkPaths() throws(CompilationError) {
    let sides = [options(for: base), options(for: head)]
    for text in options.paths + (options.projectFile.map { [$0] } ?? [])
    where !sides.contains(where: { $0.finds(text) }) {
      throw .noSuchInput(path: text, reason: "it is in neither of the revisions")
    }
  }

  private func checkNames(_ old: Compilation, _ new: Compilation) throws(CompilationError) {
    if let error = new.unknownVariable, old.unknownVariable != nil || old.manifests.isEmpty { throw error }
    for name in options.environments {
      let isKnown = (old.environments + new.environments).contains { $0.utf8.elementsEqual(name.utf8) }
      guard !isKnown, !old.hasBrokenProject, !new.hasBrokenProject else { continue }
      // The compiler knows what there is instead.
      for state in [head, base] {
        var options = self.options(for: state)
        options.allowsUnknownNames = false
        options.environments = [name]
        options.paths = options.paths.filter(options.finds)
        if !options.paths.isEmpty { _ = try Compiler.compile(options) }
      }
    }
  }

  // MARK: Shared files

  /// The changed files that others include on either side, with their users.
  private func reached(_ old: Compilation, _ new: Compilation) -> [ReachedFile] {
    guard let changes else { return [] }
    var seen: Set<NameKey> = []
    let libraries = (new.libraries + old.libraries).filter {
      changes.contains($0.location) && seen.insert(NameKey($0.path)).inserted
    }
    return libraries.map { library in
      var users: [CompiledFile] = []
      var seen: Set<NameKey> = []
      for file in new.manifests + old.manifests
      where file.closure.contains(where: { $0.utf8.elementsEqual(library.path.utf8) })
        && seen.insert(NameKey(file.path)).inserted
      { users.append(file) }
      return ReachedFile(
        path: library.path, manifestCount: users.count, jobs: users.flatMap { $0.jobs.map(\.name) })
    }
  }
}

extension Compilation {
  /// Whether jobs that were looked at share their name with others.
  fileprivate var hasDuplicateJobs: Bool {
    (diagnostics + suppressed.map(\.diagnostic)).contains { $0.rule.utf8.elementsEqual("duplicate-job-name".utf8) }
  }
}
