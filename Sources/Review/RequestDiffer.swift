import Comparison
import Compiler
import Diagnostics
import DocumentModel
import Manifest
import SourceText

/// Makes a diff of two compilations of one project, both with sources and files kept.
struct RequestDiffer {
  private let base: Compilation
  private let head: Compilation
  private(set) var diff: RequestDiff
  private var jobs: JobTable

  init(base: Compilation, head: Compilation, _ diff: RequestDiff) {
    self.base = base
    self.head = head
    self.diff = diff
    jobs = JobTable()
  }

  /// The whole diff.
  mutating func run() {
    diff.environments = head.environments
    for name in base.environments where !head.environments.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      diff.environments.append(name)
    }
    diff.baseErrors = base.diagnostics.filter { $0.severity == .error }
    diff.headErrors = head.diagnostics.filter { $0.severity == .error }
    let (old, new) = (Self.byEnvironment(base.requests), Self.byEnvironment(head.requests))
    let (unfit, unfitNew) = (BrokenJobs(base), BrokenJobs(head))
    for environment in diff.environments {
      let key = NameKey(environment)
      let pairing = JobPairing(old[key] ?? [], new[key] ?? [])
      for pair in pairing.pairs { compare(pair.old, pair.new, pair.tie, in: environment) }
      for request in pairing.removed {
        if unfitNew.explains(request) {
          jobs.addFailure(request, isInBase: false, isInHead: true)
        } else {
          jobs.addRemoved(job(request))
        }
      }
      for request in pairing.added {
        if unfit.explains(request) {
          jobs.addFailure(request, isInBase: true, isInHead: false)
        } else {
          jobs.addAdded(job(request))
        }
      }
    }
    jobs.store(in: &diff)
  }

  private static func byEnvironment(_ requests: [CompiledRequest]) -> [NameKey: [CompiledRequest]] {
    Dictionary(grouping: requests) { NameKey($0.environment) }
  }

  private func job(_ request: CompiledRequest) -> RequestDiff.Job {
    let tree = request.resolved?.body
    let place =
      tree.flatMap { tree in tree.value("job_name", of: .root).map { tree.span(of: $0) } }
      ?? SourceSpan(source: SourceFile(path: request.path, content: []), range: ByteRange(emptyAt: 0))
    return RequestDiff.Job(
      name: request.jobName, environments: [request.environment], place: place, file: request.path,
      document: request.document, cell: request.cell)
  }

  private mutating func compare(
    _ old: CompiledRequest, _ new: CompiledRequest, _ tie: JobPairing.Tie, in environment: String
  ) {
    diff.comparedCount += 1
    if case .renamed(let reason) = tie {
      jobs.addRenaming(RequestDiff.Renaming(old: job(old), new: job(new), reason: reason))
      // What follows from the name is said with it.
      if reason == .sameRequest { return }
    }
    guard old.body != new.body, let one = try? JSONValue(json: old.body), let other = try? JSONValue(json: new.body)
    else { return }
    for change in RequestComparison.changes(from: one, to: other) {
      if case .renamed = tie, Self.followsFromName(change, old.jobName, new.jobName) { continue }
      let places = FieldPlace.places(
        change.oldPointer, in: old.resolved?.body, change.newPointer, in: new.resolved?.body)
      let (before, after) = Self.concealed(change.old, change.new)
      jobs.addChange(
        JobChange(
          job: new.jobName, oldJob: old.jobName, environments: [environment], path: change.path, kind: change.kind,
          old: before, new: after, oldPlace: places.old, newPlace: places.new))
    }
  }

  private static func followsFromName(_ change: FieldChange, _ old: String, _ new: String) -> Bool {
    guard let before = change.old, let after = change.new else { return false }
    return NameReplacement.replaced(old, in: before.json) == NameReplacement.replaced(new, in: after.json)
  }

  /// A value that is a secret's on one side is not shown on the other either.
  private static func concealed(_ old: JSONValue?, _ new: JSONValue?) -> (JSONValue?, JSONValue?) {
    switch (old.map(holdsSecret) ?? false, new.map(holdsSecret) ?? false) {
    case (true, false): (old, new.map { _ in .string("***") })
    case (false, true): (old.map { _ in .string("***") }, new)
    default: (old, new)
    }
  }

  private static func holdsSecret(_ value: JSONValue) -> Bool {
    let opening = Array("${{ secret.".utf8)
    let bytes = value.json
    return bytes.indices.contains { bytes[$0] == opening[0] && bytes[$0...].starts(with: opening) }
  }
}

/// The jobs of a side that are there and do not compile.
private struct BrokenJobs {
  private struct Key: Hashable {
    let environment: NameKey
    let name: NameKey
  }

  private var known: Set<Key> = []
  /// Manifests of which not all is known.
  private var unreadable: Set<NameKey> = []
  /// Whether not even `jobc.yaml` could be read.
  private let isBroken: Bool

  init(_ compilation: Compilation) {
    isBroken = compilation.hasBrokenProject
    var compiled: Set<Key> = []
    for request in compilation.requests {
      compiled.insert(Key(environment: NameKey(request.environment), name: NameKey(request.jobName)))
    }
    for file in compilation.manifests {
      if !file.isComplete { unreadable.insert(NameKey(file.path)) }
      for job in file.jobs {
        let key = Key(environment: NameKey(job.environment), name: NameKey(job.name))
        if !compiled.contains(key) { known.insert(key) }
      }
    }
  }

  /// Whether that a request has no counterpart is because it does not compile here.
  func explains(_ request: CompiledRequest) -> Bool {
    isBroken || known.contains(Key(environment: NameKey(request.environment), name: NameKey(request.jobName)))
      || unreadable.contains(NameKey(request.path))
  }
}
