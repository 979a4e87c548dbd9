import Diagnostics
import SourceText

/// A request can be made of a job whatever is suppressed. An error, said only where requests are asked for: a suppression
/// silences a finding, but it makes no value of a reference that leads nowhere.
enum SuppressedErrorRule: Rule {
  static let description = RuleDescription(
    id: "suppressed-error", summary: "a request can be made in spite of what is suppressed",
    why: """
      A suppression silences a finding; it makes no value of a reference that leads nowhere and no fragment of a name \
      that nobody declares. `jobc check` is quiet about such a job, but there is nothing to send.
      """,
    remedy: """
      Mend what is suppressed, or keep the file out of the project's manifests until it can be. What is wrong with a \
      finished request, an unknown key, a value out of range, can be suppressed and is sent as it is.
      """,
    source: "manifest language, section 9", bad: nil, good: nil)
}

extension Diagnostic {
  /// A job without a name, of which nothing else is said because that was suppressed.
  package static func namelessJob(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: SuppressedErrorRule.description.id, message: "a job without a \"job_name\" gives no request", at: span,
      pointer: "/job_name", help: "name it; that the name is missing or wrong is suppressed")
  }

  /// - Parameter entry: the suppression of `finding`, an error without whose mending there is no request.
  package static func suppressedError(_ finding: Diagnostic, at entry: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: SuppressedErrorRule.description.id,
      message: "no request can be made while this is wrong, suppressed or not: \(finding.message) [\(finding.rule)]",
      at: finding.span, pointer: finding.pointer, related: [Label(entry, "suppressed here")] + finding.related,
      help: finding.help ?? "mend it; only what is said of a finished request can be taken upon oneself",
      fixes: finding.fixes, environments: finding.environments, jobs: finding.jobs)
  }
}
