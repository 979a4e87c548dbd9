import SourceText

/// A place that helps to understand a finding, and what there is to see.
package struct Label: Sendable, Equatable {
  package let span: SourceSpan
  /// A phrase in lower case without a full stop: `first declared here`.
  package let message: String

  package init(_ span: SourceSpan, _ message: String) {
    self.span = span
    self.message = message
  }
}
