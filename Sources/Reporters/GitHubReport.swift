import Diagnostics
import SourceText

/// `--format github`: a workflow command a finding, which GitHub Actions shows as an annotation of the changed lines.
///
///     ::error file=jobs/train.yaml,line=3,endLine=3,col=3,endColumn=19,title=jobc (unknown-key)::unknown key …
///
/// The message is followed by what to do and, for whoever reads the log, by the place. Columns are 1-based and count
/// Unicode scalars, the end exclusive; GitHub takes them only where a finding begins and ends on one line.
package enum GitHubReport {
  /// The commands, a line each.
  package static func bytes(_ run: ReportedRun) -> [UInt8] {
    var lines = LineIndexes()
    var output: [UInt8] = []
    for diagnostic in run.diagnostics {
      lines.turn(to: diagnostic.span.source)
      append(diagnostic, run, &lines, to: &output)
    }
    return output
  }

  private static func append(
    _ diagnostic: Diagnostic, _ run: ReportedRun, _ lines: inout LineIndexes, to output: inout [UInt8]
  ) {
    let source = diagnostic.span.source
    let start = lines.start(of: diagnostic.span)
    let end = lines.end(of: diagnostic.span)
    output += "::\(command(diagnostic.severity)) ".utf8
    // What is no file has no lines to annotate.
    if source.isFile {
      output += "file=".utf8
      append(run.place(of: source), isProperty: true, to: &output)
      output += ",line=\(start.line),endLine=\(end.line),".utf8
      if start.line == end.line { output += "col=\(start.column),endColumn=\(end.column),".utf8 }
    }
    output += "title=jobc (".utf8
    append(diagnostic.rule, isProperty: true, to: &output)
    output += ")::".utf8
    var message = VisibleText.bounded(diagnostic.message)
    if let help = diagnostic.help { message += "\nhelp: " + VisibleText.bounded(help) }
    if run.summary.environments > 1, !diagnostic.environments.isEmpty {
      message += "\nenvironments: " + VisibleText.bounded(diagnostic.environments.joined(separator: ", "))
    }
    message += "\nat \(VisibleText.of(source.path)):\(start.line):\(start.column)"
    append(message, isProperty: false, to: &output)
    output.append(0x0A)
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// Appends `text` with what would end the line or the property escaped.
  private static func append(_ text: String, isProperty: Bool, to output: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%"): output += "%25".utf8
      case 0x0D: output += "%0D".utf8
      case 0x0A: output += "%0A".utf8
      case UInt8(ascii: ":") where isProperty: output += "%3A".utf8
      case UInt8(ascii: ",") where isProperty: output += "%2C".utf8
      default: output.append(byte)
      }
    }
  }
}
