import Diagnostics
import DocumentModel
import SourceText

/// Writes findings as results of a SARIF log.
struct SARIFResults {
  private let run: ReportedRun
  private let ruleIndexes: [[UInt8]: Int]
  private var lines = LineIndexes()
  private var fingerprints = Fingerprints()

  /// - Parameter ruleIDs: the rules in the order in which the log lists them.
  init(_ run: ReportedRun, ruleIDs: [[UInt8]]) {
    self.run = run
    ruleIndexes = Dictionary(ruleIDs.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
  }

  /// Writes all results, silenced ones in their places among the others, so that fingerprints stay when a comment
  /// comes or goes.
  mutating func writeAll(to output: inout JSONOutput) {
    guard !run.suppressed.isEmpty else {
      for diagnostic in run.diagnostics { write(diagnostic, suppressions: nil, to: &output) }
      return
    }
    let all =
      run.diagnostics.map { ($0, [Suppression]()) } + run.suppressed.map { ($0.diagnostic, [($0.reason, $0.comment)]) }
    for (diagnostic, suppressions) in all.sorted(by: { Diagnostic.isOrdered($0.0, before: $1.0) }) {
      write(diagnostic, suppressions: suppressions, to: &output)
    }
  }

  private typealias Suppression = (reason: String, comment: SourceSpan)

  /// Writes the result of the next finding.
  ///
  /// - Parameter suppressions: what silences it; nil where nothing in the log is silenced, else every result must say.
  private mutating func write(_ diagnostic: Diagnostic, suppressions: [Suppression]?, to output: inout JSONOutput) {
    lines.turn(to: diagnostic.span.source)
    let path = run.place(of: diagnostic.span.source)
    let fingerprint = fingerprints.next(diagnostic, path: path, &lines)
    output.object { output in
      output.member("ruleId", diagnostic.rule)
      if let index = ruleIndexes[Array(diagnostic.rule.utf8)] { output.member("ruleIndex", index) }
      output.member("level", diagnostic.severity.rawValue)
      output.object("message") { $0.member("text", diagnostic.message) }
      output.array("locations") { output in
        output.object { output in
          writePlace(diagnostic.span, to: &output)
          if let pointer = diagnostic.pointer { Self.writePointer(pointer, to: &output) }
        }
      }
      if !diagnostic.related.isEmpty { writeRelated(diagnostic.related, to: &output) }
      output.object("partialFingerprints") { output in
        // Not GitHub's own `primaryLocationLineHash`: its upload action computes that, and complains of any other.
        output.member("jobc/v1", fingerprint)
      }
      if let suppressions { write(suppressions, to: &output) }
      writeFixes(diagnostic.fixes, to: &output)
      Self.writeProperties(of: diagnostic, to: &output)
    }
  }

  private mutating func write(_ suppressions: [Suppression], to output: inout JSONOutput) {
    output.array("suppressions") { output in
      for suppression in suppressions {
        output.object { output in
          output.member("kind", "inSource")
          if !suppression.reason.isEmpty { output.member("justification", suppression.reason) }
          output.object("location") { output in writePlace(suppression.comment, to: &output) }
        }
      }
    }
  }

  private mutating func writeRelated(_ labels: [Label], to output: inout JSONOutput) {
    output.array("relatedLocations") { output in
      for (id, label) in labels.enumerated() {
        output.object { output in
          output.member("id", id)
          writePlace(label.span, to: &output)
          output.object("message") { $0.member("text", label.message) }
        }
      }
    }
  }

  /// Writes the member `physicalLocation`.
  private mutating func writePlace(_ span: SourceSpan, to output: inout JSONOutput) {
    output.object("physicalLocation") { output in
      SARIFReport.writeLocation(of: run.place(of: span.source), to: &output)
      writeRegion("region", span, to: &output)
    }
  }

  private mutating func writeRegion(_ name: String, _ span: SourceSpan, to output: inout JSONOutput) {
    let (start, end) = (lines.start(of: span), lines.end(of: span))
    output.object(name) { output in
      output.member("startLine", start.line)
      output.member("startColumn", start.column)
      output.member("endLine", end.line)
      output.member("endColumn", end.column)
    }
  }

  private static func writePointer(_ pointer: String, to output: inout JSONOutput) {
    output.array("logicalLocations") { output in
      output.object { output in
        output.member("fullyQualifiedName", pointer)
        output.member("kind", "property")
      }
    }
  }

  /// Writes the fixes that change files; the standard knows no other.
  private mutating func writeFixes(_ fixes: [Fix], to output: inout JSONOutput) {
    let fixes = fixes.filter { fix in !fix.edits.isEmpty && fix.edits.allSatisfy(\.span.source.isFile) }
    guard !fixes.isEmpty else { return }
    output.array("fixes") { output in
      for fix in fixes {
        output.object { output in
          output.object("description") { $0.member("text", fix.title) }
          output.array("artifactChanges") { output in
            for edits in Self.byFile(fix.edits) { write(edits, to: &output) }
          }
          output.object("properties") { $0.member("applicability", fix.applicability.rawValue) }
        }
      }
    }
  }

  /// The edits of each file, in order.
  private static func byFile(_ edits: [Edit]) -> [[Edit]] {
    var groups: [[Edit]] = []
    for edit in edits {
      let path = edit.span.source.path
      if let group = groups.firstIndex(where: { TextOrder.areEqual($0[0].span.source.path, path) }) {
        groups[group].append(edit)
      } else {
        groups.append([edit])
      }
    }
    return groups
  }

  private mutating func write(_ edits: [Edit], to output: inout JSONOutput) {
    output.object { output in
      SARIFReport.writeLocation(of: run.place(of: edits[0].span.source), to: &output)
      output.array("replacements") { output in
        for edit in edits {
          output.object { output in
            writeRegion("deletedRegion", edit.span, to: &output)
            if !edit.text.isEmpty { output.object("insertedContent") { $0.member("text", edit.text) } }
          }
        }
      }
    }
  }

  private static func writeProperties(of diagnostic: Diagnostic, to output: inout JSONOutput) {
    guard
      diagnostic.help != nil || diagnostic.source != nil || !diagnostic.environments.isEmpty
        || !diagnostic.jobs.isEmpty
    else { return }
    output.object("properties") { output in
      if let help = diagnostic.help { output.member("help", help) }
      if let source = diagnostic.source { output.member("source", source) }
      if !diagnostic.environments.isEmpty { output.array("environments", of: diagnostic.environments) }
      if !diagnostic.jobs.isEmpty { output.array("jobs", of: diagnostic.jobs) }
    }
  }
}
