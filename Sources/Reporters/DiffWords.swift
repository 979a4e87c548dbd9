import Comparison
import Compiler
import Diagnostics
import DocumentModel
import Review
import SourceText

/// What the reports of a diff say alike.
enum DiffWords {
  /// The most jobs that a list names.
  static let jobBound = 6

  /// `dev, prod`; empty where there is no more than one and it goes without saying.
  static func environments(_ names: [String], of diff: RequestDiff) -> String {
    diff.environments.count > 1 ? names.joined(separator: ", ") : ""
  }

  /// `a, b, c and 4 more`.
  static func list(_ names: [String], bound: Int = jobBound) -> String {
    if names.count <= bound + 1 { return names.joined(separator: ", ") }
    return names.prefix(bound).joined(separator: ", ") + " and \(names.count - bound) more"
  }

  /// A value as it stands in the request.
  static func value(_ value: JSONValue) -> String { String(decoding: value.json, as: UTF8.self) }

  /// The longest value that is shown in a line with another.
  private static let shortCount = 72

  /// Whether a change is shown line by line: a text of several lines, or a long one.
  static func isLong(_ change: FoldedChange) -> Bool {
    func isLong(_ value: JSONValue?) -> Bool {
      guard let value else { return false }
      if let text = value.string { return text.utf8.contains(0x0A) || text.utf8.count > shortCount }
      return Self.value(value).utf8.count > shortCount
    }
    return isLong(change.old) || isLong(change.new)
  }

  /// The lines of a change that is shown line by line.
  static func excerpt(_ change: FoldedChange) -> LineExcerpt { LineExcerpt(from: change.old, to: change.new) }

  /// `1 job`, `2 jobs`.
  static func count(_ count: Int, _ noun: String) -> String { ReportSummary.count(count, noun) }

  /// `path:line:column` of a place.
  static func place(_ span: SourceSpan, _ lines: inout LineIndexes) -> String {
    let start = lines.start(of: span)
    return "\(span.source.path):\(start.line):\(start.column)"
  }

  /// Where a change is written: in the head, and where it was where that is another place.
  static func places(_ change: FoldedChange, _ lines: inout LineIndexes) -> [String] {
    var seen: Set<[UInt8]> = []
    var places: [String] = []
    for job in change.jobs {
      let new = job.newPlace.map { place($0, &lines) }
      let old = job.oldPlace.map { place($0, &lines) }
      let text: String
      switch (old, new) {
      case (let old?, let new?): text = old.utf8.elementsEqual(new.utf8) ? new : "\(new), was \(old)"
      case (let old?, nil): text = "was \(old)"
      case (nil, let new?): text = new
      case (nil, nil): continue
      }
      if seen.insert(Array(text.utf8)).inserted { places.append(text) }
    }
    return places
  }

  /// The errors of both sides: those of one, and those that both have.
  static func errors(_ diff: RequestDiff) -> [(title: String, diagnostics: [Diagnostic])] {
    func key(_ diagnostic: Diagnostic) -> [UInt8] {
      Array("\(diagnostic.span.source.path)\0\(diagnostic.rule)\0\(diagnostic.message)".utf8)
    }
    let (old, new) = (Set(diff.baseErrors.map(key)), Set(diff.headErrors.map(key)))
    return [
      ("in \(diff.base.name)", diff.baseErrors.filter { !new.contains(key($0)) }),
      ("in \(diff.head.name)", diff.headErrors.filter { !old.contains(key($0)) }),
      ("in both", diff.headErrors.filter { old.contains(key($0)) }),
    ].filter { !$0.1.isEmpty }
  }

  /// `library/base.yaml reaches 5 jobs in 2 manifests`.
  package static func reach(_ file: ReachedFile) -> String {
    if file.jobs.isEmpty { return "\(file.path) reaches no job" }
    return "\(file.path) reaches \(count(file.jobs.count, "job")) in \(count(file.manifestCount, "manifest"))"
  }
}

extension RequestDiff {
  /// The names of the jobs of which a field has changed, each once.
  var changedJobs: [String] {
    var seen: Set<[UInt8]> = []
    return changes.map(\.job).filter { seen.insert(Array($0.utf8)).inserted }
  }

  /// The jobs that cannot be compared, those of one file, side and environments together, in their order.
  var failureGroups: [(names: [String], first: Failure)] {
    var groups: [(names: [String], first: Failure)] = []
    for failure in failures {
      let index = groups.firstIndex {
        $0.first.file.utf8.elementsEqual(failure.file.utf8) && $0.first.isInBase == failure.isInBase
          && $0.first.environments == failure.environments
      }
      if let index { groups[index].names.append(failure.name) } else { groups.append(([failure.name], failure)) }
    }
    return groups
  }

  /// `1 job added, 2 removed, 3 changed`; what did not happen is left out.
  package var counts: String {
    let parts = [
      (added.count, "added"), (removed.count, "removed"), (renamed.count, "renamed"), (changedJobs.count, "changed"),
      (failures.count, "not compared"),
    ].filter { $0.0 > 0 }
    guard let first = parts.first else { return "no request has changed" }
    return (["\(ReportSummary.count(first.0, "job")) \(first.1)"] + parts.dropFirst().map { "\($0.0) \($0.1)" })
      .joined(separator: ", ")
  }

  /// The last line of a run: `main → work tree: 1 job added; 2 cannot be compared`.
  package var line: String {
    var line = "\(base.name) → \(head.name): \(counts)"
    let errors = baseErrors.count + headErrors.count
    if errors > 0 { line += "; \(ReportSummary.count(errors, "error")) in the way" }
    if let wholeBecause { line += "; \(wholeBecause) has changed, so everything was compared" }
    return VisibleText.of(line)
  }
}

extension ReachedFile {
  /// `library/base.yaml reaches 5 jobs in 2 manifests: a, b, c, d, e`
  package var line: String {
    let names = jobs.isEmpty ? "" : ": " + DiffWords.list(jobs)
    return VisibleText.of(DiffWords.reach(self) + names)
  }
}
