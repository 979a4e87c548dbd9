import SourceText

/// A replacement of bytes in one source.
package struct Edit: Sendable, Equatable {
  /// What to replace; empty to insert.
  package let span: SourceSpan
  package let text: String

  package init(replacing span: SourceSpan, with text: String) {
    self.span = span
    self.text = text
  }
}

/// A mend for a finding: a sentence and the edits that carry it out.
package struct Fix: Sendable, Equatable {
  /// Whether the edits can be made without asking.
  package enum Applicability: String, Sendable {
    /// The meaning is what the author plainly intended.
    case safe
    /// A guess: the author must look.
    case unsafe
  }

  /// An imperative such as ``quote the number``.
  package let title: String
  package let applicability: Applicability
  package let edits: [Edit]

  package init(title: String, applicability: Applicability = .safe, edits: [Edit]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits
  }
}
