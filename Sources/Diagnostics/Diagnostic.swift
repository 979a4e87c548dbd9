import SourceText

/// What the author of a manifest can mend: a fact with its place and its words.
///
/// A diagnostic is a value that is collected, never thrown. `jobc` that cannot work throws an error instead.
package struct Diagnostic: Sendable, Equatable {
  /// The rule's id in kebab case, as in `[duplicate-key]`.
  package let rule: String
  package var severity: Severity
  /// One sentence without a full stop that quotes the offending word.
  package let message: String
  /// Where the mend belongs.
  package let span: SourceSpan
  /// JSON Pointer (RFC 6901) into the compiled job; nil where there is none, as for a syntax error.
  package var pointer: String?
  /// Places that take part: the first of two duplicates, the chain that brought a value here.
  package var related: [Label]
  /// What to do, in a sentence or two.
  package var help: String?
  package var fixes: [Fix]
  /// Where the constraint is written: `table 3, app_url`.
  package var source: String?
  /// The environments in which it holds, as the project declares them; empty where environments play no part.
  package var environments: [String]
  /// The jobs that it touches where they are not the file's own: the users of a shared file.
  package var jobs: [String]
  /// Whether a request can be made in spite of it: it is about what a finished request says.
  package var allowsRequest = false
  /// The first manifest whose jobs gave it, as findings name it; nil where the project as a whole gave it, and where
  /// nobody asks.
  package var finder: String?

  package init(
    rule: String, severity: Severity = .error, message: String, at span: SourceSpan, pointer: String? = nil,
    related: [Label] = [], help: String? = nil, fixes: [Fix] = [], source: String? = nil,
    environments: [String] = [], jobs: [String] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.span = span
    self.pointer = pointer
    self.related = related
    self.help = help
    self.fixes = fixes
    self.source = source
    self.environments = environments
    self.jobs = jobs
  }
}
