import CLibYAML
import Diagnostics
import SourceText

/// What libyaml says, in words for people.
enum SyntaxMessages {
  static func diagnostic(for error: SyntaxError, in source: SourceFile) -> Diagnostic {
    let place = Int(error.offset)..<min(Int(error.offset) + 1, max(source.count, Int(error.offset)))
    let span = SourceSpan(source: source, range: ByteRange(place))
    if error.problem == CLIBYAML_TOO_DEEP {
      return Diagnostic(
        rule: "nesting-depth", message: "collections are nested deeper than the limit of 1,000", at: span,
        help: "flatten the document")
    }
    return Diagnostic(rule: "yaml-syntax", message: error.message, at: span)
  }
}
