import Compiler
import Diagnostics
import DocumentModel
import SourceText

/// A part of a run as its JSON report tells of it.
package struct PartReader {
  /// Why a text is no such report: a phrase without a full stop.
  package struct Unreadable: Error {
    package let reason: String
  }

  /// The version of `jobc` that wrote it.
  package let version: String
  package let part: ReportedPart
  /// What it reported; of the summary only what cannot be counted.
  package private(set) var run: ReportedRun

  private let sources: [SourceFile]

  /// Reads a report that was written with `--format json --shard`.
  package init(_ bytes: [UInt8]) throws(Unreadable) {
    let value: JSONValue
    do throws(JSONSyntaxError) {
      value = try JSONValue(json: bytes)
    } catch {
      throw Unreadable(reason: "it is not JSON")
    }
    guard value["kind"]?.string == "diagnostics", let version = value["tool"]?["version"]?.string else {
      throw Unreadable(reason: "it is no JSON report of \"jobc check\"")
    }
    guard let part = value["part"] else {
      throw Unreadable(reason: "it is the report of a whole run, not of a part")
    }
    guard value["schema_version"]?.integer == 1, let number = part["number"]?.integer,
      let count = part["count"]?.integer, number >= 1, number <= count,
      let run = part["run"]?.string.flatMap({ UInt64($0, radix: 16) }), let isComplete = part["complete"]?.boolean,
      let environments = part["environments"]?.integer, let jobs = part["jobs"]?.integer
    else { throw .damaged }
    self.version = version
    self.part = ReportedPart(
      Shard(number: number, of: count), run: run, skipped: try Self.skippedChecks(part["skipped"]))
    sources = try Self.sources(part["sources"])
    let files = part["files"]?.items.compactMap(\.string) ?? []
    self.run = ReportedRun(
      [], summary: ReportSummary(of: [], files: files.count, jobs: jobs, environments: environments), version: version)
    self.run.files = files
    self.run.isComplete = isComplete
    let (words, places) = (value["diagnostics"]?.items ?? [], part["diagnostics"]?.items ?? [])
    guard words.count == places.count else { throw .damaged }
    for (words, places) in zip(words, places) { self.run.diagnostics.append(try finding(words, places).diagnostic) }
    for entry in part["suppressed"]?.items ?? [] {
      guard let words = entry["finding"], let reason = entry["reason"]?.string else { throw .damaged }
      let (diagnostic, rest) = try finding(words, entry)
      guard let comment = rest.first else { throw .damaged }
      self.run.suppressed.append((diagnostic, reason, comment))
    }
  }

  // MARK: Findings

  /// - Returns: the finding, and the places that are not its own.
  private func finding(
    _ words: JSONValue, _ facts: JSONValue
  ) throws(Unreadable) -> (diagnostic: Diagnostic, rest: ArraySlice<SourceSpan>) {
    var spans: [SourceSpan] = []
    for place in facts["places"]?.items ?? [] { spans.append(try span(place)) }
    var rest = spans[...]
    guard let rule = words["rule"]?.string, let message = words["message"]?.string,
      let severity = words["severity"]?.string.flatMap(Severity.init(rawValue:)), let span = rest.popFirst()
    else { throw .damaged }
    var diagnostic = Diagnostic(rule: rule, severity: severity, message: message, at: span)
    diagnostic.pointer = words["pointer"]?.string
    diagnostic.help = words["help"]?.string
    diagnostic.source = words["source"]?.string
    diagnostic.environments = words["environments"]?.items.compactMap(\.string) ?? []
    diagnostic.jobs = facts["jobs"]?.items.compactMap(\.string) ?? []
    for label in words["related"]?.items ?? [] {
      guard let message = label["message"]?.string, let span = rest.popFirst() else { throw .damaged }
      diagnostic.related.append(Label(span, message))
    }
    for fix in words["fixes"]?.items ?? [] {
      guard let title = fix["title"]?.string,
        let applicability = fix["applicability"]?.string.flatMap(Fix.Applicability.init(rawValue:))
      else { throw .damaged }
      var edits: [Edit] = []
      for edit in fix["edits"]?.items ?? [] {
        guard let text = edit["text"]?.string, let span = rest.popFirst() else { throw .damaged }
        edits.append(Edit(replacing: span, with: text))
      }
      diagnostic.fixes.append(Fix(title: title, applicability: applicability, edits: edits))
    }
    return (diagnostic, rest)
  }

  private func span(_ place: JSONValue) throws(Unreadable) -> SourceSpan {
    let numbers = place.items.compactMap(\.integer)
    guard numbers.count == 3, sources.indices.contains(numbers[0]), let range = Self.range(numbers[1], numbers[2])
    else {
      throw .damaged
    }
    return SourceSpan(source: sources[numbers[0]], range: range)
  }

  private static func range(_ start: Int, _ end: Int) -> ByteRange? {
    guard start >= 0, start <= end, end <= SourceFile.maximumCount else { return nil }
    return ByteRange(start..<end)
  }

  // MARK: The rest

  private static func sources(_ value: JSONValue?) throws(Unreadable) -> [SourceFile] {
    var sources: [SourceFile] = []
    for entry in value?.items ?? [] {
      guard let path = entry["path"]?.string else { throw .damaged }
      let numbers = entry["bytes"]?.items.compactMap { $0.integer.flatMap(UInt8.init(exactly:)) }
      guard let bytes = entry["text"]?.string.map({ Array($0.utf8) }) ?? numbers,
        bytes.count <= SourceFile.maximumCount
      else { throw .damaged }
      let source = SourceFile(path: path, content: bytes, isConfidential: entry["confidential"]?.boolean ?? false)
      for concealed in entry["concealed"]?.items ?? [] {
        let numbers = concealed.items.compactMap(\.integer)
        guard numbers.count == 2, let range = range(numbers[0], numbers[1]) else { throw .damaged }
        source.conceal(range)
      }
      sources.append(source)
    }
    return sources
  }

  private static func skippedChecks(_ value: JSONValue?) throws(Unreadable) -> [SkippedCheck] {
    var checks: [SkippedCheck] = []
    for entry in value?.items ?? [] {
      guard let check = entry["check"]?.string, let reason = entry["reason"]?.string,
        let project = entry["project"]?.integer, let isFromJobs = entry["from_jobs"]?.boolean
      else { throw .damaged }
      guard let lacking = entry["lacking"]?.items.compactMap(\.integer) else {
        checks.append(SkippedCheck(check: check, reason: reason, project: project, isFromJobs: isFromJobs))
        continue
      }
      let environments = entry["environments"]?.items.compactMap(\.string) ?? []
      guard lacking.allSatisfy(environments.indices.contains) else { throw .damaged }
      checks.append(SkippedCheck(lackingCatalogs: lacking, of: environments, project: project))
    }
    return checks
  }
}

extension PartReader.Unreadable {
  fileprivate static let damaged = Self(reason: "it is damaged, or was written by another version of jobc")
}
