import Diagnostics
import DocumentModel
import SourceText

/// `--format sarif`: a log of SARIF 2.1.0 with Errata 01, which GitHub code scanning, Azure DevOps and editors read.
///
/// Lines and columns are 1-based, columns in Unicode scalars, ends exclusive. Paths are URI references below
/// `%SRCROOT%`, of which no place on this machine is told. Byte offsets are left out: the standard's are for binary
/// files.
package enum SARIFReport {
  private static let root = "%SRCROOT%"

  /// The log, indented, with a final newline.
  package static func bytes(_ run: ReportedRun) -> [UInt8] {
    var output = JSONOutput(.pretty)
    let rules = rules(of: run.diagnostics + run.suppressed.map(\.diagnostic))
    output.object { output in
      output.member(
        "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      output.member("version", "2.1.0")
      output.array("runs") { output in
        output.object { output in write(run, rules, to: &output) }
      }
    }
    return output.bytes + [0x0A]
  }

  /// The rules that the findings are of, in the order of their ids.
  private static func rules(of diagnostics: [Diagnostic]) -> [RuleText] {
    var severities: [[UInt8]: Severity] = [:]
    for diagnostic in diagnostics {
      let id = Array(diagnostic.rule.utf8)
      severities[id] = max(severities[id] ?? .note, diagnostic.severity)
    }
    let sorted = severities.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return sorted.map { RuleText(String(decoding: $0.key, as: UTF8.self), severity: $0.value) }
  }

  private static func write(_ run: ReportedRun, _ rules: [RuleText], to output: inout JSONOutput) {
    output.object("tool") { output in
      output.object("driver") { output in
        output.member("name", "jobc")
        output.member("version", run.version)
        output.member("semanticVersion", run.version)
        output.array("rules") { output in
          for rule in rules { write(rule, to: &output) }
        }
      }
    }
    output.array("invocations") { output in
      output.object { output in
        output.member("executionSuccessful", run.isComplete)
        output.array("toolExecutionNotifications") { output in
          for skipped in run.summary.skipped { write(skipped, to: &output) }
        }
      }
    }
    // A run of another category replaces no results of this one (SARIF 2.1.0 §3.17.3; GitHub takes what stands before
    // the last slash for the category).
    if let shard = run.part?.shard {
      output.object("automationDetails") { $0.member("id", "jobc/shard-\(shard.number)-of-\(shard.count)/") }
    }
    output.object("originalUriBaseIds") { output in
      output.object(root) { output in
        output.object("description") { output in
          output.member("text", "The folder that the paths of this log are relative to.")
        }
      }
    }
    output.member("columnKind", "unicodeCodePoints")
    var results = SARIFResults(run, ruleIDs: rules.map { Array($0.id.utf8) })
    output.array("results") { output in
      results.writeAll(to: &output)
    }
  }

  private static func write(_ rule: RuleText, to output: inout JSONOutput) {
    output.object { output in
      output.member("id", rule.id)
      output.object("shortDescription") { $0.member("text", rule.summary) }
      output.object("fullDescription") { $0.member("text", rule.description) }
      output.object("help") { output in
        output.member("text", rule.help)
        output.member("markdown", rule.helpMarkdown)
      }
      output.object("defaultConfiguration") { $0.member("level", rule.severity.rawValue) }
    }
  }

  private static func write(_ skipped: ReportSummary.SkippedCheck, to output: inout JSONOutput) {
    output.object { output in
      output.object("descriptor") { $0.member("id", "skipped-check") }
      output.member("level", "warning")
      output.object("message") { output in
        output.member("text", "The check \"\(skipped.check)\" was skipped: \(skipped.reason).")
      }
    }
  }

  /// The reference of a path (RFC 3986 §4.2): all but unreserved characters and slashes in percent-encoding, so that no
  /// colon looks like a scheme's.
  static func reference(to path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the member `artifactLocation`.
  static func writeLocation(of path: String, to output: inout JSONOutput) {
    output.object("artifactLocation") { output in
      output.member("uri", reference(to: path))
      output.member("uriBaseId", root)
    }
  }
}
