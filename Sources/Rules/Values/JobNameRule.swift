import Diagnostics
import DocumentModel

/// A job's name: 1 to 64 letters, digits, underscores and hyphens.
enum JobNameRule: Rule {
  static let description = RuleDescription(
    id: "job-name",
    summary: "a job's name has 1 to 64 letters, digits, underscores and hyphens",
    why: """
      The service refuses other names. The name also becomes that of pods and log files, which know no blanks \
      and dots.
      """,
    remedy: """
      Use 1 to 64 of A-Z, a-z, 0-9, "_" and "-". The fix puts "-" in place of everything else.
      """,
    source: "table 2, job_name",
    bad: .manifest(
      """
      job_name: my job
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """),
    good: .manifest(
      """
      job_name: my-job
      config: { worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /bucket/data/, train_url: /bucket/out/ }
      """))

  static func explain(_ id: NodeID, _ source: String?, _ findings: inout Findings) {
    let text = findings.body.string(of: id)
    let scalars = text.unicodeScalars
    let wrong = scalars.first { !isAllowed($0) }
    let message =
      if scalars.isEmpty {
        "\"job_name\" must not be empty"
      } else if let wrong {
        "\"job_name\" may hold letters, digits, \"_\" and \"-\" only, but \(findings.body.quoted(id)) has "
          + wrong.quotedName
      } else {
        "\"job_name\" has \(scalars.count) characters, at most 64 are allowed"
      }
    var mended = ""
    for scalar in scalars { mended.unicodeScalars.append(isAllowed(scalar) ? scalar : "-") }
    let isMendable = wrong != nil && scalars.count <= 64 && scalars.contains(where: isAllowed)
    findings.report(
      JobNameRule.self, message, at: id,
      fixes: isMendable
        ? findings.replacement(of: id, with: mended, title: "write \"\(mended)\"", applicability: .unsafe) : [],
      source: source)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// The character in quotes, or its code point where nothing could be seen: `" "`, `U+0009`.
  var quotedName: String {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      let digits = String(value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    default: return "\"\(self)\""
    }
  }
}
