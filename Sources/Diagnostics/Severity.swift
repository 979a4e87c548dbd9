/// How much a finding weighs.
package enum Severity: String, Sendable, CaseIterable {
  case note, warning, error
}

extension Severity: Comparable {
  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Notes are below warnings, warnings below errors.
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}
