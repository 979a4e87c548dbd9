import Diagnostics
import SourceText

/// A finding that a comment silences.
package struct SuppressedDiagnostic: Sendable {
  package let diagnostic: Diagnostic
  /// What the comment says after its brackets; empty where it says nothing.
  package let reason: String
  /// The comment.
  package let span: SourceSpan

  package init(diagnostic: Diagnostic, reason: String, span: SourceSpan) {
    self.diagnostic = diagnostic
    self.reason = reason
    self.span = span
  }
}
