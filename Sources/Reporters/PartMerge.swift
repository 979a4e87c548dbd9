import Compiler
import Diagnostics
import SourceText

/// Puts the parts of a run together.
package struct PartMerge {
  /// Why parts are not those of one run: what is wrong, and what to do.
  package struct Mismatch: Error {
    package let message: String
    package let help: String?
  }

  /// A part and the name of its report.
  package typealias Named = (name: String, part: PartReader)

  /// The report of the whole run.
  package let run: ReportedRun
  /// The checks that could not be made, as the whole run would tell.
  package let skipped: [SkippedCheck]

  /// - Parameters:
  ///   - parts: in any order.
  ///   - version: of this `jobc`.
  package init(_ parts: [Named], version: String) throws(Mismatch) {
    try Self.check(parts, version: version)
    let sorted = parts.map(\.part).sorted { $0.part.shard.number < $1.part.shard.number }
    skipped = Self.skipped(sorted).distinct
    let diagnostics = sorted.flatMap(\.run.diagnostics).inReportOrder()
    let files = sorted.flatMap(\.run.files)
    let summary = ReportSummary(
      of: diagnostics, files: files.count, jobs: sorted.reduce(0) { $0 + $1.run.summary.jobs },
      environments: sorted.first?.run.summary.environments ?? 0,
      skipped: skipped.map { ReportSummary.SkippedCheck(check: $0.check, reason: $0.reason) },
      suppressed: sorted.reduce(0) { $0 + $1.run.suppressed.count })
    var run = ReportedRun(diagnostics, summary: summary, version: version)
    run.suppressed = sorted.flatMap(\.run.suppressed).sorted {
      Diagnostic.isOrdered($0.diagnostic, before: $1.diagnostic)
    }
    run.files = files
    run.isComplete = sorted.allSatisfy(\.run.isComplete)
    self.run = run
  }

  private static func check(_ parts: [Named], version: String) throws(Mismatch) {
    guard let first = parts.first else {
      throw Mismatch(message: "there are no reports to merge", help: "name the JSON report of each part")
    }
    let count = first.part.part.shard.count
    var names = [String?](repeating: nil, count: count)
    for (name, reader) in parts {
      let shard = reader.part.shard
      guard reader.version.utf8.elementsEqual(version.utf8) else {
        throw Mismatch(
          message: "\"\(name)\" was written by jobc \(reader.version), and this is \(version)",
          help: "merge with the version that checked")
      }
      guard shard.count == count else {
        throw Mismatch(
          message: "\"\(name)\" is part \(shard.number) of \(shard.count), but \"\(first.name)\" is one of \(count)",
          help: nil)
      }
      guard reader.part.run == first.part.part.run,
        reader.run.summary.environments == first.part.run.summary.environments
      else {
        throw Mismatch(
          message: "\"\(name)\" and \"\(first.name)\" are not parts of one run",
          help: "check the same files with the same options in each part")
      }
      if let other = names[shard.number - 1] {
        throw Mismatch(message: "\"\(other)\" and \"\(name)\" are both part \(shard.number) of \(count)", help: nil)
      }
      names[shard.number - 1] = name
    }
    let missing = names.indices.filter { names[$0] == nil }.map { "\($0 + 1)/\(count)" }
    guard missing.isEmpty else {
      throw Mismatch(
        message: missing.count == 1
          ? "the part \(missing[0]) is missing" : "the parts \(missing.joined(separator: ", ")) are missing",
        help: "name the report of \"jobc check --shard \(missing[0]) --format json\" as well")
    }
  }

  /// The checks that any part skipped, in the order of projects; of environments without a catalogue, all together.
  private static func skipped(_ parts: [PartReader]) -> [SkippedCheck] {
    var result: [SkippedCheck] = []
    for check in parts.flatMap(\.part.skipped) where !result.contains(check) {
      guard let lacking = check.lacking,
        let place = result.firstIndex(where: { $0.project == check.project && $0.lacking != nil })
      else {
        result.append(check)
        continue
      }
      let all = Set(lacking).union(result[place].lacking ?? []).sorted()
      result[place] = SkippedCheck(lackingCatalogs: all, of: check.environments, project: check.project)
    }
    // A catalogue that is not there is told before those that nobody named.
    return result.enumerated().sorted {
      ($0.element.project, $0.element.isFromJobs ? 1 : 0, $0.offset)
        < ($1.element.project, $1.element.isFromJobs ? 1 : 0, $1.offset)
    }.map(\.element)
  }
}
