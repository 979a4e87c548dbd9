import Comparison
import Diagnostics
import DocumentModel
import SourceText

/// One change of a field that several jobs have alike.
package struct FoldedChange: Sendable {
  package let path: FieldPath
  package let kind: FieldChange.Kind
  /// With `<job_name>` in place of each job's own name where `isAboutNames`.
  package let old: JSONValue?
  package let new: JSONValue?
  package let environments: [String]
  /// The jobs in their order, each with its places; at least one.
  package internal(set) var jobs: [JobChange]
  /// Whether the values differ in the names of the jobs, and in nothing else.
  package internal(set) var isAboutNames = false
}

/// Jobs that have the same changes in the same environments.
package struct ChangeSection: Sendable {
  /// The names that the jobs have in the head, in their order.
  package let jobs: [String]
  package let environments: [String]
  package internal(set) var changes: [FoldedChange]
}

extension RequestDiff {
  /// The changes, those of the same field, values and environments as one.
  ///
  /// - Parameter replacesNames: whether values count as the same that only differ in the job's own name.
  package func foldedChanges(replacingNames replacesNames: Bool = false) -> [FoldedChange] {
    var places: [[UInt8]: Int] = [:]
    var folded: [FoldedChange] = []
    for change in changes {
      let (old, new) =
        replacesNames
        ? (Self.replaced(change.old, change.oldJob), Self.replaced(change.new, change.job)) : (change.old, change.new)
      var key = Array(change.path.pointer.utf8) + [0] + Array(change.kind.rawValue.utf8) + (old?.json ?? [])
      key += [0] + (new?.json ?? []) + [0] + Array(change.environments.joined(separator: "\0").utf8)
      if let place = places[key] {
        let first = folded[place].jobs[0]
        if first.old != change.old || first.new != change.new { folded[place].isAboutNames = true }
        folded[place].jobs.append(change)
        continue
      }
      places[key] = folded.count
      folded.append(
        FoldedChange(
          path: change.path, kind: change.kind, old: old, new: new, environments: change.environments, jobs: [change]))
    }
    // A job alone is shown with its own values.
    return folded.map { change in
      guard !change.isAboutNames, let first = change.jobs.first else { return change }
      return FoldedChange(
        path: change.path, kind: change.kind, old: first.old, new: first.new, environments: change.environments,
        jobs: change.jobs)
    }
  }

  /// The changes by the jobs that have them, those of most jobs first.
  package func sections() -> [ChangeSection] {
    var places: [[UInt8]: Int] = [:]
    var sections: [ChangeSection] = []
    for change in foldedChanges(replacingNames: true) {
      let jobs = change.jobs.map(\.job)
      let key = Array((jobs.joined(separator: "\0") + "\0\0" + change.environments.joined(separator: "\0")).utf8)
      if let place = places[key] {
        sections[place].changes.append(change)
      } else {
        places[key] = sections.count
        sections.append(ChangeSection(jobs: jobs, environments: change.environments, changes: [change]))
      }
    }
    return sections.enumerated().sorted {
      ($1.element.jobs.count, $0.offset) < ($0.element.jobs.count, $1.offset)
    }.map(\.element)
  }

  private static func replaced(_ value: JSONValue?, _ name: String) -> JSONValue? {
    guard let value else { return nil }
    return try? JSONValue(json: NameReplacement.replaced(name, in: value.json))
  }
}
