import Diagnostics
import SourceText

/// What a run looked at and what it found: the end of every report.
package struct ReportSummary: Sendable, Equatable {
  /// A check that could not be made.
  package struct SkippedCheck: Sendable, Equatable {
    /// The name that `--require` takes: `catalog`.
    package let check: String
    /// A phrase without a full stop: `environment "dev" has no catalogue`.
    package let reason: String

    package init(check: String, reason: String) {
      self.check = check
      self.reason = reason
    }
  }

  package var files: Int
  package var jobs: Int
  package var environments: Int
  package var errors: Int
  package var warnings: Int
  package var notes: Int
  package var skipped: [SkippedCheck]
  /// How many findings comments silence; they are not counted above.
  package var suppressed: Int
  /// How many findings have a safe fix.
  package var fixable = 0
  /// How many findings have fixes of which none is safe.
  package var fixableByGuess = 0
  /// What was done about fixes, in words of the last line; nil where nothing was asked: `2 fixed in 1 file`.
  package var mending: String?
  /// How many documents were looked at, where these are what is counted and not jobs and environments.
  package var documents: Int?

  /// Counts `diagnostics` by severity.
  package init(
    of diagnostics: [Diagnostic], files: Int, jobs: Int, environments: Int, skipped: [SkippedCheck] = [],
    suppressed: Int = 0
  ) {
    self.files = files
    self.jobs = jobs
    self.environments = environments
    (errors, warnings, notes) = (0, 0, 0)
    self.skipped = skipped
    self.suppressed = suppressed
    for i in diagnostics.indices {
      switch diagnostics[i].severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
      guard !diagnostics[i].fixes.isEmpty else { continue }
      if diagnostics[i].fixes.contains(where: { $0.applicability == .safe }) {
        fixable += 1
      } else {
        fixableByGuess += 1
      }
    }
  }
}

extension ReportSummary {
  /// The last line of a run, without a line break:
  /// `3 files, 5 jobs, 2 environments: 1 error, 2 warnings; 1 suppressed; skipped catalog (no lock file)`.
  package var line: String {
    // Text is appended, never joined: `joined` searches the protocols of the whole program, which takes longer than
    // parsing a manifest does.
    var line = Self.count(files, "file")
    if let documents {
      line += ", " + Self.count(documents, "document")
    } else {
      line += ", " + Self.count(jobs, "job") + ", " + Self.count(environments, "environment")
    }
    line += ": "
    if errors > 0 { line += Self.count(errors, "error") }
    if warnings > 0 { line += (errors > 0 ? ", " : "") + Self.count(warnings, "warning") }
    if notes > 0 { line += (errors + warnings > 0 ? ", " : "") + Self.count(notes, "note") }
    if errors + warnings + notes == 0 { line += "no findings" }
    if suppressed > 0 { line += "; \(suppressed) suppressed" }
    if let mending { line += "; " + mending }
    for (index, skipped) in skipped.enumerated() {
      line += "\(index == 0 ? "; skipped" : ",") \(skipped.check) (\(skipped.reason))"
    }
    return VisibleText.of(line)
  }

  /// What can be done about fixes: `2 fixable with --fix, 1 more with --unsafe-fixes`; nil where nothing can.
  ///
  /// - Parameter includesUnsafe: whether unsafe fixes are asked for already.
  package func offer(includesUnsafe: Bool = false) -> String? {
    switch (fixable, fixableByGuess) {
    case (0, 0): nil
    case (let safe, let guesses) where includesUnsafe: "\(safe + guesses) fixable with --fix"
    case (let safe, 0): "\(safe) fixable with --fix"
    case (0, let guesses): "\(guesses) fixable with --fix --unsafe-fixes"
    case (let safe, let guesses): "\(safe) fixable with --fix, \(guesses) more with --unsafe-fixes"
    }
  }

  /// `path:line:column`, as the text report has it.
  package static func place(of span: SourceSpan) -> String {
    let position = LineIndex(span.source).position(of: span.range.start)
    return "\(VisibleText.of(span.source.path)):\(position.line):\(position.column)"
  }

  /// `1 file`, `2 files`.
  package static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
