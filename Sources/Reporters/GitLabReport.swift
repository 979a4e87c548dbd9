import Diagnostics
import DocumentModel
import SourceText

/// `--format gitlab`: a Code Quality report, which GitLab shows in the merge request.
///
/// An error is `major`, a warning `minor`, a note `info`. The widget shows the description alone, so it also says what
/// to do.
package enum GitLabReport {
  /// The report, indented, with a final newline.
  package static func bytes(_ run: ReportedRun) -> [UInt8] {
    var lines = LineIndexes()
    var fingerprints = Fingerprints()
    var output = JSONOutput(.pretty)
    output.array { output in
      for diagnostic in run.diagnostics {
        lines.turn(to: diagnostic.span.source)
        write(diagnostic, run, &lines, &fingerprints, to: &output)
      }
    }
    return output.bytes + [0x0A]
  }

  private static func write(
    _ diagnostic: Diagnostic, _ run: ReportedRun, _ lines: inout LineIndexes, _ fingerprints: inout Fingerprints,
    to output: inout JSONOutput
  ) {
    let path = run.place(of: diagnostic.span.source)
    let fingerprint = fingerprints.next(diagnostic, path: path, &lines)
    output.object { output in
      let words = [diagnostic.message] + (diagnostic.help.map { [$0] } ?? [])
      output.member("description", words.map { VisibleText.bounded($0) }.joined(separator: "; "))
      output.member("check_name", diagnostic.rule)
      output.member("fingerprint", fingerprint)
      output.member("severity", severity(diagnostic.severity))
      output.object("location") { output in
        output.member("path", path)
        output.object("lines") { output in
          output.member("begin", lines.start(of: diagnostic.span).line)
          output.member("end", lines.end(of: diagnostic.span).line)
        }
      }
    }
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
