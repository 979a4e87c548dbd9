import Diagnostics
import DocumentModel
import SourceText

/// `--format json`: one object with every finding and the summary, the keys as the contract lists them.
///
/// Every key is always there: what a finding lacks is `null` or `[]`. Lines and columns are 1-based, columns in Unicode
/// scalars, ends exclusive; offsets of edits are UTF-8 bytes, 0-based and half-open.
package enum JSONReport {
  /// The report, indented, with a final newline.
  ///
  /// - Parameter diagnostics: in report order.
  package static func bytes(_ diagnostics: [Diagnostic], summary: ReportSummary, version: String) -> [UInt8] {
    bytes(ReportedRun(diagnostics, summary: summary, version: version))
  }

  /// The report of a run; where that is a part, with what `check --merge` needs.
  package static func bytes(_ run: ReportedRun) -> [UInt8] {
    var lines = LineIndexes()
    var output = JSONOutput(.pretty)
    output.object { output in
      output.member("schema_version", 1)
      output.member("kind", "diagnostics")
      output.object("tool") { output in
        output.member("name", "jobc")
        output.member("version", run.version)
      }
      output.array("diagnostics") { output in
        for diagnostic in run.diagnostics {
          output.object { writeMembers(of: diagnostic, &lines, to: &$0) }
        }
      }
      write(run.summary, to: &output)
      if let part = run.part {
        var writer = PartOutput()
        output.object("part") { writer.write(part, of: run, to: &$0) }
      }
    }
    return output.bytes + [0x0A]
  }

  /// Writes what an object of `diagnostics` holds.
  static func writeMembers(of diagnostic: Diagnostic, _ lines: inout LineIndexes, to output: inout JSONOutput) {
    lines.turn(to: diagnostic.span.source)
    output.member("rule", diagnostic.rule)
    output.member("severity", diagnostic.severity.rawValue)
    output.member("message", diagnostic.message)
    write(diagnostic.span, &lines, to: &output)
    output.member("pointer", diagnostic.pointer)
    output.array("environments", of: diagnostic.environments)
    output.array("related") { output in
      for label in diagnostic.related {
        output.object { output in
          output.member("message", label.message)
          write(label.span, &lines, to: &output)
        }
      }
    }
    output.member("help", diagnostic.help)
    output.array("fixes") { output in
      for fix in diagnostic.fixes { write(fix, to: &output) }
    }
    output.member("source", diagnostic.source)
  }

  private static func write(_ span: SourceSpan, _ lines: inout LineIndexes, to output: inout JSONOutput) {
    let start = lines.start(of: span)
    let end = lines.end(of: span)
    output.member("file", span.source.path)
    output.member("line", start.line)
    output.member("column", start.column)
    output.member("end_line", end.line)
    output.member("end_column", end.column)
  }

  private static func write(_ fix: Fix, to output: inout JSONOutput) {
    output.object { output in
      output.member("title", fix.title)
      output.member("applicability", fix.applicability.rawValue)
      output.array("edits") { output in
        for edit in fix.edits {
          output.object { output in
            output.member("file", edit.span.source.path)
            output.member("start", Int(edit.span.range.start))
            output.member("end", Int(edit.span.range.end))
            output.member("text", edit.text)
          }
        }
      }
    }
  }

  private static func write(_ summary: ReportSummary, to output: inout JSONOutput) {
    output.object("summary") { output in
      output.member("files", summary.files)
      output.member("jobs", summary.jobs)
      output.member("errors", summary.errors)
      output.member("warnings", summary.warnings)
      output.member("notes", summary.notes)
      // The contract's members and, where there are any, this one.
      if summary.suppressed > 0 { output.member("suppressed", summary.suppressed) }
      output.array("skipped") { output in
        for skipped in summary.skipped {
          output.object { output in
            output.member("check", skipped.check)
            output.member("reason", skipped.reason)
          }
        }
      }
    }
  }
}
