import Compiler
import Diagnostics

/// The last line of a run: how much was looked at, what was found, what could not be checked.
struct RunSummary: CustomStringConvertible {
  private let compilation: Compilation

  init(_ compilation: Compilation) { self.compilation = compilation }

  /// `3 files, 5 jobs, 2 environments: 1 error, 2 warnings; skipped catalog: …`, without a newline.
  var description: String {
    let scope = [
      Self.count(compilation.fileCount, "file"), Self.count(compilation.jobCount, "job"),
      Self.count(compilation.environments.count, "environment"),
    ]
    var line = scope.joined(separator: ", ") + ": " + findings
    for skipped in compilation.skippedChecks { line += "; skipped \(skipped.check): \(skipped.reason)" }
    return line
  }

  private var findings: String {
    let kinds = Severity.allCases.reversed().compactMap { severity in
      let count = compilation.diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : Self.count(count, severity.rawValue)
    }
    return kinds.isEmpty ? "no findings" : kinds.joined(separator: ", ")
  }

  static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
}
