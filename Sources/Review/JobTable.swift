import Compiler
import Diagnostics
import DocumentModel
import Manifest

/// Gathers what is the same in several environments.
struct JobTable {
  private var added = Gathering<RequestDiff.Job>()
  private var removed = Gathering<RequestDiff.Job>()
  private var renamed = Gathering<(old: RequestDiff.Job, new: RequestDiff.Job, reason: RequestDiff.Renaming.Reason)>()
  private var changes = Gathering<JobChange>()
  private var failures = Gathering<RequestDiff.Failure>()

  mutating func addAdded(_ job: RequestDiff.Job) {
    added.add(job, key: Self.key(job)) { $0.environments += job.environments }
  }

  mutating func addRemoved(_ job: RequestDiff.Job) {
    removed.add(job, key: Self.key(job)) { $0.environments += job.environments }
  }

  mutating func addRenaming(_ renaming: RequestDiff.Renaming) {
    let key = Self.key(renaming.old) + [0] + Self.key(renaming.new) + Array(renaming.reason.rawValue.utf8)
    renamed.add((renaming.old, renaming.new, renaming.reason), key: key) {
      $0.old.environments += renaming.old.environments
      $0.new.environments += renaming.new.environments
    }
  }

  mutating func addChange(_ change: JobChange) {
    var key = Array(change.oldJob.utf8) + [0] + Array(change.job.utf8) + [0] + Array(change.path.pointer.utf8) + [0]
    key += Array(change.kind.rawValue.utf8) + (change.old?.json ?? []) + [0] + (change.new?.json ?? [])
    changes.add(change, key: key) { $0.environments += change.environments }
  }

  mutating func addFailure(_ request: CompiledRequest, isInBase: Bool, isInHead: Bool) {
    let failure = RequestDiff.Failure(
      name: request.jobName, environments: [request.environment], file: request.path, isInBase: isInBase,
      isInHead: isInHead)
    let key = Array(request.jobName.utf8) + [0] + Array(request.path.utf8) + [isInBase ? 1 : 0]
    failures.add(failure, key: key) { $0.environments.append(request.environment) }
  }

  private static func key(_ job: RequestDiff.Job) -> [UInt8] {
    Array(job.name.utf8) + [0] + Array(job.file.utf8) + Array(" \(job.document) \(job.place.range.start)".utf8)
  }

  func store(in diff: inout RequestDiff) {
    diff.added = added.values
    diff.removed = removed.values
    diff.renamed = renamed.values.map { RequestDiff.Renaming(old: $0.old, new: $0.new, reason: $0.reason) }
    diff.changes = changes.values
    diff.failures = failures.values
  }
}

/// Values by key, in the order in which the keys came.
private struct Gathering<Value> {
  private(set) var values: [Value] = []
  private var places: [[UInt8]: Int] = [:]

  mutating func add(_ value: Value, key: [UInt8], merge: (inout Value) -> Void) {
    if let place = places[key] {
      merge(&values[place])
    } else {
      places[key] = values.count
      values.append(value)
    }
  }
}
