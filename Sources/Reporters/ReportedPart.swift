import Compiler
import Diagnostics
import DocumentModel
import SourceText

/// What tells a part of a run from the others, and all that it knows besides its findings: with it the parts' JSON reports
/// can be put together to any report of the whole.
package struct ReportedPart: Sendable {
  package let shard: Shard
  /// What all parts of one run have alike.
  package let run: UInt64
  package let skipped: [SkippedCheck]

  package init(_ shard: Shard, run: UInt64, skipped: [SkippedCheck]) {
    self.shard = shard
    self.run = run
    self.skipped = skipped
  }
}

/// Writes the member `part` of a JSON report.
///
/// `diagnostics` and `suppressed` hold the places of each finding: numbers of `sources` with the bytes where they start and
/// end; those of the finding, of its related places in their order, of the edits of its fixes and, of one that is
/// suppressed, of the comment.
struct PartOutput {
  private var sources: [SourceFile] = []
  private var numbers: [ObjectIdentifier: Int] = [:]

  mutating func write(_ part: ReportedPart, of run: ReportedRun, to output: inout JSONOutput) {
    output.member("number", part.shard.number)
    output.member("count", part.shard.count)
    output.member("run", String(part.run, radix: 16))
    output.member("complete", run.isComplete)
    output.member("environments", run.summary.environments)
    output.member("jobs", run.summary.jobs)
    output.array("files", of: run.files)
    output.array("skipped") { output in
      for check in part.skipped { Self.write(check, to: &output) }
    }
    output.array("diagnostics") { output in
      for diagnostic in run.diagnostics {
        output.object { write(diagnostic, comment: nil, to: &$0) }
      }
    }
    output.array("suppressed") { output in
      for (diagnostic, reason, comment) in run.suppressed {
        output.object { output in
          write(diagnostic, comment: comment, to: &output)
          output.member("reason", reason)
          output.object("finding") { output in
            var lines = LineIndexes()
            JSONReport.writeMembers(of: diagnostic, &lines, to: &output)
          }
        }
      }
    }
    output.array("sources") { output in
      for source in sources { Self.write(source, to: &output) }
    }
  }

  private mutating func write(_ diagnostic: Diagnostic, comment: SourceSpan?, to output: inout JSONOutput) {
    output.array("jobs", of: diagnostic.jobs)
    let spans =
      [diagnostic.span] + diagnostic.related.map(\.span) + diagnostic.fixes.flatMap { $0.edits.map(\.span) }
      + (comment.map { [$0] } ?? [])
    let places = spans.map { span in "[\(number(of: span.source)),\(span.range.start),\(span.range.end)]" }
    output.key("places")
    output.rawValue(("[" + places.joined(separator: ",") + "]").utf8)
  }

  private mutating func number(of source: SourceFile) -> Int {
    if let known = numbers[ObjectIdentifier(source)] { return known }
    numbers[ObjectIdentifier(source)] = sources.count
    sources.append(source)
    return sources.count - 1
  }

  private static func write(_ check: SkippedCheck, to output: inout JSONOutput) {
    output.object { output in
      output.member("check", check.check)
      output.member("reason", check.reason)
      output.member("project", check.project)
      output.member("from_jobs", check.isFromJobs)
      guard let lacking = check.lacking else { return }
      output.array("lacking") { output in
        for number in lacking { output.integer(number) }
      }
      output.array("environments", of: check.environments)
    }
  }

  /// The text, but for what must not be shown; bytes that are no text as numbers.
  private static func write(_ source: SourceFile, to output: inout JSONOutput) {
    let concealed = source.concealedRanges
    var bytes = Array(source.bytes.dropLast())
    for range in source.isConfidential ? [ByteRange(0..<bytes.count)] : concealed {
      for i in range.indices.clamped(to: 0..<bytes.count) { bytes[i] = masked(bytes[i]) }
    }
    output.object { output in
      output.member("path", source.path)
      let text = String(decoding: bytes, as: UTF8.self)
      if text.utf8.elementsEqual(bytes) {
        output.member("text", text)
      } else {
        output.array("bytes") { output in
          for byte in bytes { output.integer(Int(byte)) }
        }
      }
      if source.isConfidential { output.member("confidential", true) }
      guard !concealed.isEmpty else { return }
      output.key("concealed")
      let ranges = concealed.map { "[\($0.start),\($0.end)]" }
      output.rawValue(("[" + ranges.joined(separator: ",") + "]").utf8)
    }
  }

  /// A byte in place of one that must not be shown: lines and columns stay, and so does what is one scalar.
  private static func masked(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x0A, 0x0D: byte
    case ..<0x80: UInt8(ascii: "*")
    case 0x80..<0xC0: 0x80
    case 0xC0..<0xE0: 0xC2
    case 0xE0..<0xF0: 0xEF
    default: 0xF1
    }
  }
}
